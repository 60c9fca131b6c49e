"""Saved pages, archives and feeds: every one is a page or is skipped with its reason."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import brotli
import pytest
from archives import WORDS, http, record, zstd

from runut.errors import SourceError
from runut.model import Page, Skipped
from runut.read import pages
from runut.read._bombs import BombError, unpacked
from runut.read._encodings import NotTextError, decode_markup


def _read(path: Path) -> list[Page | Skipped]:
    return list(pages([str(path)]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_html_is_read_in_any_encoding(encoding: str, declared: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    html = (f'<meta charset="{encoding.removesuffix("-sig")}">' if declared else "") + WORDS
    path.write_bytes(html.encode(encoding))

    assert _read(path) == [Page(str(path), html=html)]


@pytest.mark.parametrize(
    ("html", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Пожар', "cp1251"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>Zażółć', "iso8859-2"),
        ('<html lang="ru"><p>Пожар на рынке', "cp1251"),
        ('<html lang="ja"><p>火災が発生した', "cp932"),
        ('<meta charset="iso-8859-1"><p>“Aman”', "cp1252"),
        ('<meta charset="latin1"><p>“Aman” kata dia', "utf-8"),
        ('<meta charset="utf-16"><p>Aman', "utf-8"),
        ('<meta charset="no-such-thing"><p>“Aman”', "cp1252"),
    ],
)
def test_the_page_says_its_encoding_or_its_language_does(html: str, encoding: str) -> None:
    assert decode_markup(html.encode(encoding)) == html


def test_what_the_server_says_comes_before_what_the_page_says() -> None:
    html = '<meta charset="utf-8"><p>Пожар'

    assert decode_markup(html.encode("cp1251"), "windows-1251") == html


def test_binary_bytes_are_no_html() -> None:
    with pytest.raises(NotTextError, match="binary"):
        decode_markup(bytes(range(256)) * 9)


def test_an_address_is_refused_with_what_to_do() -> None:
    with pytest.raises(SourceError, match="fetching is not built yet"):
        list(pages(["https://example.org/a"]))


PAGE = WORDS.encode()
ARCHIVE = [
    (record("warcinfo", b"software: none"), None),
    (record("response", http(PAGE)), WORDS),
    (record("response", http(gzip.compress(PAGE), "Content-Encoding: gzip")), WORDS),
    (record("response", http(zlib.compress(PAGE), "Content-Encoding: deflate")), WORDS),
    (record("response", http(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked")), WORDS),
    (record("response", http(PAGE, "Content-Encoding: gzip")), WORDS),  # unpacked by the crawler, header kept
    (record("response", http(b"", status="404 Not Found")), "the server answered 404"),
    (record("response", http(b"%PDF", kind="application/pdf")), "it is application/pdf, not HTML"),
    (
        record("response", http(gzip.compress(bytes(20_000_000)), "Content-Encoding: gzip")),
        "swells to more than 200 times",
    ),
    (record("response", http(brotli.compress(PAGE), "Content-Encoding: br")), WORDS),
    (
        record("response", http(brotli.compress(bytes(50_000_000)), "Content-Encoding: br")),
        "swells to more than 200 times",
    ),
    (record("response", http(zstd.compress(PAGE), "Content-Encoding: zstd")), WORDS),
    (record("response", http(PAGE, "Content-Encoding: gzip, br")), "packed more than once"),
    (record("response", http(b"?", "Content-Encoding: lzma")), "packed with lzma"),
    (record("response", http(b"\xff" * 20, "Content-Encoding: br")), "not the brotli"),
    (record("response", http(b"?" * 9, "Content-Encoding: zstd")), "not the zstd"),
    (record("response", http(b"")), "it is empty"),
    (record("response", http(PAGE)), WORDS),
]


PACKED = {
    ".warc": bytes,
    ".warc.gz": gzip.compress,
    ".warc.zst": zstd.compress,
}


@pytest.mark.parametrize("suffix", PACKED)
def test_every_answer_in_an_archive_is_accounted_for(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"crawl{suffix}"
    path.write_bytes(b"".join(PACKED[suffix](raw) for raw, _ in ARCHIVE))

    found = _read(path)

    wanted = [(f"{path}:{at}", said) for at, (_, said) in enumerate(ARCHIVE, start=1) if said]
    assert [each.source for each in found] == [source for source, _ in wanted]
    for each, (_, said) in zip(found, wanted, strict=True):
        assert (
            (each.html == said and each.url == "https://example.org/a")
            if isinstance(each, Page)
            else said in each.reason
        )


def test_an_archive_that_swells_is_left_and_what_stood_before_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    bomb = record("response", http(bytes(60_000_000)))
    path.write_bytes(gzip.compress(ARCHIVE[1][0]) + gzip.compress(bomb))

    page, *skipped = _read(path)

    assert isinstance(page, Page)
    assert [each.reason for each in skipped if isinstance(each, Skipped)]
    assert not any(isinstance(each, Page) for each in skipped)


@pytest.mark.parametrize(
    "content", [b"", b"WARC", b"\x1f\x8b", gzip.compress(b""), b"\x1f\x8bnonsense" * 9, b"\0" * 999]
)
def test_what_is_no_archive_is_skipped(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(content)

    assert all(isinstance(each, Skipped) and each.reason for each in _read(path))
    assert _read(path)


def test_a_bomb_stops_early() -> None:
    with pytest.raises(BombError):
        unpacked(zlib.compress(bytes(50_000_000)), "deflate", 10_000_000)


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
    assert all(isinstance(each, Skipped) and "only a summary" in each.reason for each in rest)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><rss>&d;</rss>', "declares a document type"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "canary.txt">]><rss>&b;</rss>', "declares a document type"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><rss/>', "declares a document type"),
        ("<rss><item>", "not XML that can be read"),
        ("<rss>&b;</rss>", "not XML that can be read"),
        ("<rss><channel/></rss>", "the feed has no items"),
        ('<opml><body><outline xmlUrl="https://example.org/feed"/></body></opml>', "a list of 1 addresses"),
        ("<urlset><url><loc>https://example.org/a</loc></url></urlset>", "a list of 1 addresses"),
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
