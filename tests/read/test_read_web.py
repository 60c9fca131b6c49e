"""Addresses: fetched only where asked for, politely, once, and never from where a stranger must not lead us."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import pytest
from archives import WORDS, zstd

from runut import pipeline
from runut.errors import MissingExtraError, SourceError
from runut.model import Page, Skipped, Unchanged, Visit
from runut.read import fetching, pages
from runut.read._gate import RefusedError, Target, target
from runut.read._web import Web
from runut.store.memory import MemoryStore
from runut.store.sqlite import SqliteStore

PUBLIC = "93.184.215.14"
STORY = "<html lang=id><h1>Api di Rekaan</h1><p>Dua orang terluka dalam kebakaran di pasar, kata lurah, Senin.</p>"


@dataclass
class Site:
    """A server on this machine, and what was asked of it."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str = "/a", host: str = "contoh.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str = STORY, status: int = 200, **fields: str) -> None:
        kind = {"Content-Type": "text/html; charset=utf-8"}
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        self.answers[path] = (status, {**kind, **named}, body.encode() if isinstance(body, str) else body)


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Serves(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, fields, body = served.answers.get(self.path, (404, {}, b""))
            tag = fields.get("ETag")
            is_same = (tag and self.headers["If-None-Match"] == tag) or (
                fields.get("Last-Modified", "-") == self.headers["If-Modified-Since"]
            )
            status, body = (304, b"") if is_same else (status, body)
            self.send_response(status)
            for name, value in fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Serves) as server:
        thread = threading.Thread(target=partial(server.serve_forever, 0.01), daemon=True)
        thread.start()
        served.port = server.server_port
        yield served
        server.shutdown()
        thread.join()


def web(site: Site, remembered: Callable[[str], Visit | None] = lambda _: None, **settings: object) -> Web:
    """Fetch from the site alone, whatever a host is called, and wait for nobody."""
    usual = {"resolve": lambda *_: ["127.0.0.1"], "doors": {("127.0.0.1", site.port)}, "pause": lambda _: None}
    return Web(remembered, **{**usual, **settings})


def reason(found: list[Page | Skipped | Unchanged]) -> str:
    (only,) = found
    assert isinstance(only, Skipped), only
    return only.reason


def test_an_address_is_not_fetched_unless_asked_for() -> None:
    with pytest.raises(SourceError, match=r"^'https://contoh\.example/a' is an address, .* add --fetch, or save"):
        list(pages(["https://contoh.example/a"]))


@pytest.mark.parametrize(
    "address", ["https://sinta:rahasia@contoh.example/a", "https://sinta:rah/asia@contoh.example/"]
)
def test_a_password_is_neither_sent_nor_printed(address: str, tmp_path: Path) -> None:
    path = tmp_path / "daftar.opml"
    path.write_text(f'<opml><body><outline xmlUrl="{address}"/></body></opml>', "utf-8")

    told = [*pages([str(path)]), *pages([str(path)], Web(lambda _: None)), *_refused(address)]

    assert len(told) == 3
    assert all(isinstance(each, Skipped) and "contoh.example" in each.source + each.reason for each in told)
    assert "rah" not in repr(told)


def _refused(address: str) -> Iterator[Skipped]:
    """Give what a trace says of an address that a person named: it is skipped, or none at all."""
    try:
        yield from (each for each in pages([address], Web(lambda _: None)) if isinstance(each, Skipped))
    except SourceError as error:
        yield Skipped(str(error), "read", "it is no address")


@pytest.mark.parametrize("source", ["ftp://contoh.example/a", "file:///etc/passwd", "http:///a", "https://[::1/a"])
def test_what_is_no_address_of_the_web_is_said_at_once(source: str) -> None:
    with pytest.raises(SourceError, match="is no address that Runut fetches"):
        list(pages([source], Web(lambda _: None)))


def test_without_the_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "runut.read._web", None)

    with pytest.raises(MissingExtraError, match=r"runut\[web\]"):
        fetching(lambda _: None)


@pytest.mark.enable_socket
def test_a_page_is_read_with_its_address(site: Site) -> None:
    site.put("/a?b=c%20d")

    assert list(pages([site.url("/a?b=c d#e")], web(site))) == [
        Page(site.url("/a?b=c d"), html=STORY, url=site.url("/a?b=c%20d"))
    ]
    fields = dict(site.asked)["/a?b=c%20d"]
    assert fields["host"] == f"contoh.example:{site.port}"
    assert fields["user-agent"].startswith("runut/")


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("kind", "html", "encoding"),
    [
        ("text/html; charset=windows-1251", "<p>Пожар", "cp1251"),
        ('text/html;Charset="UTF-8"; a=b', '<meta charset="latin1"><p>“Aman”', "utf-8"),
        ("text/html", '<meta charset="windows-1252"><p>“Aman”', "cp1252"),
        ("text/html", "<p>“Aman”", "utf-16"),
    ],
)
def test_the_server_says_the_encoding(site: Site, kind: str, html: str, encoding: str) -> None:
    site.put("/a", html.encode(encoding), Content_Type=kind)

    (page,) = pages([site.url()], web(site))

    assert isinstance(page, Page)
    assert page.html == html


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("coding", "packed"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)]
)
def test_what_the_server_packed_is_unpacked_and_a_bomb_is_refused(
    site: Site, coding: str, packed: Callable[[bytes], bytes]
) -> None:
    site.put("/a", packed(STORY.encode()), Content_Encoding=coding)
    site.put("/bomb", packed(bytes(20_000_000)), Content_Encoding=coding)
    site.put("/feed", packed(b"<rss>" + bytes(20_000_000)), Content_Encoding=coding, Content_Type="text/xml")

    page, bomb, feed = pages([site.url(), site.url("/bomb"), site.url("/feed")], web(site))

    assert isinstance(page, Page)
    assert page.html == STORY
    for refused in (bomb, feed):
        assert isinstance(refused, Skipped)
    assert "swells to more than 200 times" in bomb.reason


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"status": 404}, "the server answered 404"),
        ({"status": 304}, "the server answered 304"),
        ({"status": 503}, "the server answered 503"),
        ({"body": b"%PDF", "Content_Type": "application/pdf"}, "it is application/pdf, not HTML"),
        ({"body": b"kata " * 2_100_000}, "it is larger than 10 MB"),
        ({"body": b""}, "it is empty"),
        ({"body": bytes(range(256)) * 9}, "it is a binary file"),
        ({"Content_Encoding": "compress"}, "packed with compress"),
        ({"body": '{"a": 1}', "Content_Type": "application/json"}, "no JSON Feed"),
        ({"status": 302, "Location": "/a"}, "leads on more than 5 times"),
        ({"status": 302, "Location": "ftp://contoh.example/a"}, "only http and https"),
        ({"status": 302, "Location": "//[::1"}, "no address"),
        ({"status": 302}, "the server answered 302"),
    ],
)
def test_what_is_no_page_is_skipped_with_its_reason(site: Site, answer: dict[str, object], wanted: str) -> None:
    site.put("/a", **answer)

    assert wanted in reason(list(pages([site.url()], web(site))))


@pytest.mark.enable_socket
def test_text_stays_text(site: Site) -> None:
    site.put("/a", "Dua terluka.\n", Content_Type="text/plain; charset=utf-8")

    assert list(pages([site.url()], web(site))) == [Page(site.url(), text="Dua terluka.\n", url=site.url())]


ROBOTS = "User-agent: *\nDisallow: /rahasia\nUser-agent: runut\nDisallow: /khusus\nCrawl-delay: 7\n"


@pytest.mark.enable_socket
def test_robots_are_obeyed(site: Site) -> None:
    site.put("/robots.txt", ROBOTS, Content_Type="text/plain")
    for path in ("/a", "/khusus/a", "/rahasia/a"):
        site.put(path)
    waited: list[float] = []

    found = list(pages([site.url(path) for path in ("/a", "/khusus/a", "/rahasia/a")], web(site, pause=waited.append)))

    assert [type(each) for each in found] == [Page, Skipped, Page]
    assert reason(found[1:2]) == "its robots.txt does not allow it"
    assert site.paths == ["/robots.txt", "/a", "/rahasia/a"]
    assert [round(seconds) for seconds in waited] == [7]


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"status": 503}, "its robots.txt cannot be had: the server answered 503"),
        ({"status": 301, "Location": "/robots.txt"}, "leads on without end"),
        ({"body": "User-agent: *\nCrawl-delay: 3600"}, "asks for 3600 seconds between two pages"),
        ({"body": "User-agent: *\nDisallow: /" + "\n#" + "x" * 900_000}, "does not allow it"),
    ],
)
def test_robots_that_cannot_be_had_or_kept_forbid_the_page(site: Site, answer: dict[str, object], wanted: str) -> None:
    site.put("/robots.txt", **answer)
    site.put("/a")

    assert wanted in reason(list(pages([site.url()], web(site))))
    assert "/a" not in site.paths


@pytest.mark.enable_socket
def test_a_host_is_left_alone_for_a_second_and_another_need_not_wait(site: Site) -> None:
    for path in ("/a", "/b", "/c"):
        site.put(path)
    waited: list[float] = []
    named = [site.url("/a"), site.url("/b"), site.url("/c", "lain.example")]

    list(pages(named, web(site, pause=waited.append)))

    assert [round(seconds) for seconds in waited] == [1]


@pytest.mark.enable_socket
@pytest.mark.parametrize("fields", [{"ETag": '"satu"'}, {"Last_Modified": "Tue, 06 May 2031 07:15:00 GMT"}])
def test_what_has_not_changed_is_not_sent_again(site: Site, fields: dict[str, str], tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "runut.db")
    site.put("/a", **fields)

    first = pipeline.trace([site.url()], store, web=web(site, store.visit))
    second = pipeline.trace([site.url()], store, web=web(site, store.visit))
    site.put("/a", STORY.replace("Dua", "Tiga"), **dict.fromkeys(fields, "baru"))
    third = pipeline.trace([site.url()], store, web=web(site, store.visit))

    assert [(each.new, each.known, each.skipped) for each in (first, second, third)] == [
        (1, 0, 0),
        (0, 1, 0),
        (1, 0, 0),
    ]
    assert second.articles == first.articles
    visit = store.visit(site.url())
    assert visit is not None
    assert visit.article == third.articles[0]
    store.close()


@pytest.mark.enable_socket
def test_what_a_server_says_of_one_address_is_not_asked_of_another(site: Site) -> None:
    known = Visit(site.url(), site.url("/lama"), '"satu"', None, None, "a_1")
    site.put("/a", status=302, Location="/baru")
    site.put("/baru", ETag='"satu"')

    (page,) = pages([site.url()], web(site, lambda _: known))

    assert isinstance(page, Page)
    assert page.url == site.url("/baru")


@pytest.mark.enable_socket
@pytest.mark.parametrize("place", ["/berita/kafé", "/berita/kaf%C3%A9", "berita/kafé".encode().decode("latin-1")])
def test_an_address_that_a_server_sends_us_to_may_have_any_letters(site: Site, place: str) -> None:
    site.put("/a", status=302, Location=place)
    site.put("/berita/kaf%C3%A9")

    (page,) = pages([site.url()], web(site))

    assert isinstance(page, Page), page
    assert page.url == site.url("/berita/kaf%C3%A9")


def _feed(site: Site, *items: str) -> str:
    return "<rss><channel>" + "".join(items) + "</channel></rss>"


def _item(link: str, date: str = "", content: str = "") -> str:
    full = f"<content><![CDATA[{content}]]></content>" if content else ""
    return f"<item><link>{link}</link><pubDate>{date}</pubDate>{full}</item>"


@pytest.mark.enable_socket
def test_a_list_of_feeds_is_read_down_to_its_pages_and_every_address_once(site: Site, tmp_path: Path) -> None:
    site.put("/feed", _feed(site, _item("/a"), _item("/a"), _item("/b", content=WORDS)), Content_Type="text/xml")
    site.put("/index.xml", f"<sitemapindex><sitemap><loc>{site.url('/map.xml.gz')}</loc></sitemap></sitemapindex>")
    site.put("/map.xml.gz", gzip.compress(f"<urlset><url><loc>{site.url('/c')}</loc></url></urlset>".encode()),
             Content_Type="application/gzip")  # fmt: skip
    for path in ("/a", "/c"):
        site.put(path)
    path = tmp_path / "langganan.opml"
    path.write_text(
        f'<opml><body><outline xmlUrl="{site.url("/feed")}"/><outline xmlUrl="{site.url("/index.xml")}"/>'
        f'<outline xmlUrl="{site.url("/feed")}"/></body></opml>'
    )

    found = list(pages([str(path)], web(site)))

    assert [(each.source, getattr(each, "url", None)) for each in found] == [
        (site.url("/a"), site.url("/a")),
        (f"{site.url('/feed')}#/b", site.url("/b")),
        (site.url("/c"), site.url("/c")),
    ]
    assert len(site.paths) == len(set(site.paths))


@pytest.mark.enable_socket
def test_a_feed_is_asked_whether_it_changed_only_when_all_of_it_was_read(site: Site) -> None:
    store = MemoryStore()
    tag = {"Content_Type": "application/rss+xml", "ETag": '"satu"'}
    site.put("/feed", _feed(site, _item("/a", "Tue, 06 May 2031 07:15:00 +0700"), _item("/b")), **tag)
    site.put("/a")

    first = pipeline.trace([site.url("/feed")], store, web=web(site, store.visit))
    site.put("/b", STORY.replace("Dua", "Tiga"))
    site.asked.clear()
    second = pipeline.trace([site.url("/feed")], store, web=web(site, store.visit))
    third = pipeline.trace([site.url("/feed")], store, web=web(site, store.visit))

    assert [(each.new, each.known, each.skipped) for each in (first, second, third)] == [
        (1, 0, 1),
        (1, 1, 0),
        (0, 1, 0),
    ]
    # The second time the feed says that `/a` is as it was, the third time the server says so of the feed.
    assert site.paths == ["/robots.txt", "/feed", "/b", "/robots.txt", "/feed"]


@pytest.mark.enable_socket
def test_lists_in_lists_end(site: Site) -> None:
    for at in range(9):
        site.put(f"/{at}", f"<urlset><url><loc>{site.url(f'/{at + 1}')}</loc></url></urlset>", Content_Type="text/xml")

    assert "more than 4 deep" in reason(list(pages([site.url("/0")], web(site))))
    assert "/5" not in site.paths


@pytest.mark.enable_socket
@pytest.mark.parametrize("sends", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_dribbles_is_left(sends: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        is_over = threading.Event()

        def dribble() -> None:
            taken, _ = server.accept()
            with taken:
                taken.recv(9_999)
                taken.sendall(sends)
                while not is_over.wait(0.05):
                    try:
                        taken.sendall(b"a")
                    except OSError:
                        return

        thread = threading.Thread(target=dribble, daemon=True)
        thread.start()
        port = server.getsockname()[1]
        begun = time.monotonic()

        found = list(pages([f"http://contoh.example:{port}/a"], web(Site(port), seconds=0.5)))

        is_over.set()
        thread.join()
    assert "took too long" in reason(found)
    assert time.monotonic() - begun < 3


# Forty ways to say an address that is nobody's to ask for: some numbers, some names that are found there.
FORMS = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
    "http://127.0.0.1.nip.example/", "http://localhost/", "http://LOCALHOST./", "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/",
    "http://0.0.0.0/", "http://0/", "http://[::]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/",
    "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
    "http://[fec0::1]/", "http://168.63.129.16/", "http://192.0.0.8/", "http://192.88.99.1/", "http://198.18.0.1/",
    "http://203.0.113.5/", "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/", "http://[ff02::1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/",
    "http://[5f00::1]/", "http://[2001:db8::1]/", "http://\u2460\u2461\u2466.0.0.1/", "http://contoh.example:22/",
    "http://contoh.example:8080/", "http://contoh.example@127.0.0.1/", "http://127.0.0.1#@contoh.example/",
    "http://contoh.example\\@127.0.0.1/", "http://[fe80::1%25eth0]/", "http://intern.example/", "gopher://127.0.0.1/",
]  # fmt: skip


class Watch:
    """Counts the connections that are opened, and answers for names as a resolver would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lets: int = 0) -> None:
        self.opened: list[tuple[str, int]] = []
        create = socket.create_connection

        def connect(place: tuple[str, int], *args: object, **named: object) -> socket.socket:
            self.opened.append(place)
            assert place[1] == lets, f"a connection to {place}"
            return create(place, *args, **named)

        monkeypatch.setattr(socket, "create_connection", connect)


def resolve(host: str, port: int) -> list[str]:
    """Find numbers as the system finds them, and names as a stranger's name server might say."""
    own = {"intern.example": [PUBLIC, "10.0.0.7"], "localhost": ["127.0.0.1"], "localhost.": ["127.0.0.1"]}
    if host in own:
        return own[host]
    try:
        return [str(place[4][0]) for place in socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)]
    except OSError:
        return ["127.0.0.1"] if host.endswith("nip.example") else [PUBLIC]


@pytest.mark.enable_socket  # numbers are looked up as the system does it; nothing is opened
@pytest.mark.parametrize("address", FORMS, ids=ascii)
def test_no_form_of_a_private_address_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch)
    try:
        found = list(pages([address], Web(lambda _: None, resolve=resolve, pause=lambda _: None)))
    except SourceError:
        found = [Skipped(address, "read", "refused before it was looked up")]

    assert reason(found)
    assert watch.opened == []


def _chains(port: int) -> dict[str, list[str]]:
    """Six ways to lead from an honest server to a private place; `flip` is found somewhere else each time."""
    here = f"http://contoh.example:{port}"
    return {
        "straight to this machine": ["http://127.0.0.1/"],
        "over a second step": [f"{here}/2", "http://[::1]/"],
        "to another port of the same host": [f"http://contoh.example:{port + 1}/"],
        "to the cloud's own data": [f"{here}/2", f"{here}/3", "http://169.254.169.254/latest/meta-data/"],
        "to a name that is found inside": ["http://intern.example/"],
        "to a name that flips": [f"http://flip.example:{port}/2", "http://flip.example/"],
    }


@pytest.mark.enable_socket
@pytest.mark.parametrize("name", _chains(1))
def test_no_chain_of_redirects_leads_inside(site: Site, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(monkeypatch, site.port)
    chain = _chains(site.port)[name]
    for at, place in enumerate(chain, start=1):
        site.put(f"/{at}", status=302, Location=place)

    def flips(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host in ("contoh.example", "flip.example") else resolve(host, port)

    found = list(pages([site.url("/1")], web(site, resolve=flips)))

    assert reason(found)
    assert all(place == ("127.0.0.1", site.port) for place in watch.opened)
    assert f"/{len(chain)}" in site.paths


@pytest.mark.enable_socket
def test_a_resolver_that_flips_is_asked_once_for_each_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    tried: list[tuple[str, int]] = []

    def connect(place: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(place)
        raise OSError("nobody is there")

    monkeypatch.setattr(socket, "create_connection", connect)

    found = list(pages(["http://flip.example/a"], Web(lambda _: None, resolve=lambda *_: next(answers))))

    assert "cannot be reached" in reason(found)
    assert tried == [(PUBLIC, 80)]


def test_forty_six_forms_and_chains_are_tried() -> None:
    assert len(set(FORMS)) + len(_chains(1)) >= 46


def test_a_host_that_is_not_there_is_told() -> None:
    def nowhere(*_: object) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert "Name or service not known" in reason(
        list(pages(["http://tiada.example/"], Web(lambda _: None, resolve=nowhere)))
    )


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://Bücher.example/ä?ö=ü#x", Target("https", "xn--bcher-kva.example", 443, "/%C3%A4?%C3%B6=%C3%BC")),
        ("http://contoh.example:443", Target("http", "contoh.example", 443, "/")),
        ("http://[2606:2800:220:1::1]/a%2fb", Target("http", "2606:2800:220:1::1", 80, "/a%2fb")),
    ],
)
def test_an_address_is_taken_apart_once(address: str, parts: Target) -> None:
    assert target(address) == parts
    assert target(parts.url) == parts


@pytest.mark.parametrize(
    "address", ["http://a b/", "http://a%00b/", "http://[::1", "http://contoh.example:99999/", "x:"]
)
def test_what_cannot_be_taken_apart_is_refused(address: str) -> None:
    with pytest.raises(RefusedError):
        target(address)
