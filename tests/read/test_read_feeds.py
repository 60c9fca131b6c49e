"""Feeds and lists of addresses: an item that carries its article is a page, an address is told of."""

from __future__ import annotations

import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from archives import WORDS

from runut.model import Page, Skipped
from runut.read import pages

NOT_ASKED = "addresses are not fetched unless asked for: add --fetch"


def _read(path: Path) -> list[Page | Skipped]:
    return list(pages([str(path)]))


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harian Contoh</title>
<item><title>Api di Rekaan</title><link>https://example.org/a</link><pubDate>Tue, 06 May 2031 07:15:00 +0700</pubDate>
<dc:creator>Sinta Rekaan</dc:creator><description>Pendek.</description>
<content:encoded><![CDATA[{WORDS}]]></content:encoded></item>
<item><title>Hanya ringkasan</title><link>https://example.org/b</link><description>Pendek.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Api di Rekaan</title>
<link rel="self" href="https://example.org/feed"/><link href="https://example.org/a"/>
<author><name>Sinta Rekaan</name></author><published>2031-05-06T07:15:00+07:00</published>
<content type="html">{WORDS.replace("<", "&lt;")}</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {
            "id": "1",
            "url": "https://example.org/a",
            "title": "Api di Rekaan",
            "content_html": WORDS,
            "date_published": "2031-05-06T07:15:00+07:00",
            "authors": [{"name": "Sinta Rekaan"}],
        }
    ],
}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM), ("a.json", json.dumps(JSON_FEED))],
    ids=["rss", "xml", "atom", "json"],
)
def test_an_item_that_carries_its_article_is_a_page(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    page, *rest = _read(path)

    assert page == Page(
        f"{path}:1",
        html=WORDS,
        url="https://example.org/a",
        title="Api di Rekaan",
        published="2031-05-06T07:15:00+07:00",
        authors=("Sinta Rekaan",),
    )
    assert all(
        each == Skipped("https://example.org/b", "read", f"{path}:2 only lists it, and {NOT_ASKED}") for each in rest
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><rss>&d;</rss>', "declares a document type"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "canary.txt">]><rss>&b;</rss>', "declares a document type"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><rss/>', "declares a document type"),
        ("<rss><item>", "not XML that can be read"),
        ("<rss>&b;</rss>", "it has no items"),
        ("<rss><channel/></rss>", "it has no items"),
        ("<rss><item><title>Hanya judul</title></item></rss>", "no address of its page"),
        ('<opml><body><outline text="Map kosong"/></body></opml>', "it has no items"),
        ('<opml><body><outline xmlUrl="javascript:alert(1)"/></body></opml>', "no whole address of the web"),
        ('<opml><body><outline xmlUrl="/feed"/></body></opml>', "no whole address of the web"),
        ("<urlset><url><loc>http://[::1</loc></url></urlset>", "no whole address of the web"),
        ("<urlset><url/></urlset>", "no whole address of the web"),
        ("<rss>" * 999, "nested more than 200 deep"),
        ("<rss><item>" + "<a/>" * 30_000 + "</item></rss>", "more than 20,000 elements"),
        ("<rss><item><title>" + "kata " * 2_100_000 + "</title></item></rss>", "larger than 10 MB"),
        ("<rss><!--" + "kata " * 2_500_000 + "--></rss>", "longer than 10 MB"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [' + "[],[]," * 2_000_000, "larger than 10 MB"),
        ("", "it is empty"),
        ('{"a": 1}', "no JSON Feed"),
        ("[" * 99_999, "not JSON that can be read"),
    ],
)
def test_what_is_no_feed_is_skipped_with_its_reason(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(content, encoding="utf-8")

    (skipped,) = _read(path)

    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_entities_in_wide_letters_are_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes('<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>'.encode("utf-16"))

    (skipped,) = _read(path)

    assert isinstance(skipped, Skipped)
    assert "declares a document type" in skipped.reason


def test_entities_of_html_do_not_end_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text("<rss><item><title>Api&nbsp;padam &amp; aman</title><content>Dua&hellip;</content></item></rss>")

    (page,) = _read(path)

    assert isinstance(page, Page)
    assert (page.title, page.html) == ("Api\xa0padam & aman", "Dua…")


def test_what_stood_before_a_flaw_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(RSS.replace("</channel></rss>", "<item><title>a & b</title></item></channel></rss>"), "utf-8")

    page, listed, flaw = _read(path)

    assert isinstance(page, Page)
    assert listed.source == "https://example.org/b"
    assert isinstance(flaw, Skipped)
    assert (flaw.source, "not well-formed" in flaw.reason) == (str(path), True)


OPML = """<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>Langganan</title></head><body>
<outline text="Daerah"><outline text="Contoh" type="rss" xmlUrl="https://example.org/feed" htmlUrl="https://example.org"/>
<outline text="Lain" type="include" url="https://example.org/lain.opml"/></outline></body></opml>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://example.org/feed
</loc><lastmod>2031-05-06</lastmod></url><url><loc>https://example.org/lain.opml</loc></url></urlset>"""
INDEX = SITEMAP.replace("urlset", "sitemapindex").replace("url>", "sitemap>")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.opml", OPML.encode()),
        ("a.opml", OPML.replace("utf-8", "utf-16").encode("utf-16")),
        ("sitemap.xml", SITEMAP.encode()),
        ("sitemap.xml.gz", gzip.compress(SITEMAP.encode())),
        ("index.xml", INDEX.encode()),
    ],
)
def test_each_address_of_a_list_is_told_of_with_what_to_do(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert _read(path) == [
        Skipped("https://example.org/feed", "read", f"{path}:1 only lists it, and {NOT_ASKED}"),
        Skipped("https://example.org/lain.opml", "read", f"{path}:2 only lists it, and {NOT_ASKED}"),
    ]


def test_a_list_is_read_as_far_as_the_protocol_lets_it_go(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    many = "".join(f"<url><loc>https://example.org/{at}</loc></url>" for at in range(50_001))
    path.write_text(f"<urlset>{many}</urlset>")

    found = _read(path)

    assert len(found) == 50_001
    assert isinstance(found[-1], Skipped)
    assert "more than 50,000 addresses" in found[-1].reason


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
TRICKS = {
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]>@&a9;',
    "one long entity, often": f'<!DOCTYPE a [<!ENTITY b "{"x" * 100_000}">]>@{"&b;" * 10_000}',
    "a file": '<!DOCTYPE a [<!ENTITY b SYSTEM "CANARY">]>@&b;',
    "an address": '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:PORT/b">]>@&b;',
    "an outer document type": '<!DOCTYPE a SYSTEM "http://127.0.0.1:PORT/a.dtd">@x',
    "a parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:PORT/b.dtd"> %b;]>@x',
    "an entity in an attribute": f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]>@<x y="&a9;"/>',
    "an inclusion": '@<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="CANARY" parse="text"/>',
    "a style sheet": '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:PORT/a.xsl"?>@x',
    "a schema": '@<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a http://127.0.0.1:PORT/a.xsd"/>',
}
FORMS = {
    "feed.xml": "<rss><item><title>t</title><content>BODY</content></item></rss>",
    "list.opml": '<opml><body><outline text="BODY" xmlUrl="https://example.org/feed"/></body></opml>',
    "sitemap.xml": "<urlset><url><loc>https://example.org/BODY</loc></url></urlset>",
}
ENCODINGS = ("utf-8", "utf-16", "cp037")


@pytest.mark.enable_socket
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_of_xml_expands_or_reads_anything(trick: str, form: str, encoding: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("burung kenari")
    asked: list[str] = []

    class Listens(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Listens) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        before, _, body = TRICKS[trick].partition("@")
        markup = FORMS[form].replace("BODY", body if "<" not in body or "outline" not in FORMS[form] else "&b;")
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        rest = f"{before}{markup}".replace("CANARY", canary.as_uri()).replace("PORT", str(server.server_port))
        path = tmp_path / form
        # Letters of mainframes hide what follows the head from everyone who looks for its bytes.
        is_hidden = encoding == "cp037"
        path.write_bytes(head.encode() + rest.encode(encoding) if is_hidden else (head + rest).encode(encoding))
        begun = time.monotonic()

        found = _read(path)

        server.shutdown()
        thread.join()
    assert time.monotonic() - begun < 2
    assert found
    assert asked == []
    said = "".join(str(each) for each in found)
    assert "kenari" not in said
    assert len(said) < 2_000
    if "DOCTYPE" in before:
        reason = "unknown encoding" if is_hidden else "declares a document type"
        assert all(isinstance(each, Skipped) and reason in each.reason for each in found)
