"""Every number on every page leads to its sentence in one click, and to the stored page with its sum in two."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from jinja2 import UndefinedError
from starlette.testclient import TestClient

from runut.desk.pages._render import environment

VOID = frozenset(("meta", "link", "input", "br", "img", "hr"))
LANGUAGES = ("id", "en")


class _Page(HTMLParser):
    """What a reader finds on a page: links, places that can be led to, marks, and numbers with what they lead to."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.marked: set[str] = set()
        self.words: list[str] = []
        self.numbers: list[tuple[str, str | None]] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._waiting: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
            self._waiting.append(given["id"])
        if tag == "mark":
            self.marked.update(self._waiting)
            self._waiting = []
        if tag == "a" and "href" in given and "download" not in given:
            self.links.append(given["href"])
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        within = [given.get("class", "").split() for _, given in self._open]
        is_number = any("num" in names or "big" in names for names in within)
        if is_number and any(sign.isdigit() for sign in data):
            anchors = [given.get("href") for tag, given in self._open if tag == "a"]
            self.numbers.append((data.strip(), anchors[-1] if anchors else None))


@pytest.fixture(params=LANGUAGES)
def crawled(desk: TestClient, request: pytest.FixtureRequest) -> dict[str, _Page]:
    """Every page that can be reached from home, in a language."""
    desk.headers["accept-language"] = request.param
    found: dict[str, _Page] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        answer = desk.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found[path] = _Page(answer.text)
        waiting += [urldefrag(urljoin(path, link))[0] for link in found[path].links if _is_ours(link)]
    return found


def _is_ours(link: str) -> bool:
    # Another language or scheme shows the same; pages side by side are n times n.
    return link.startswith("/") and not any(part in link for part in ("lang=", "scheme=", "with=", "/export."))


def test_every_number_is_a_click_from_its_sentence_and_two_from_the_stored_page(
    desk: TestClient, crawled: dict[str, _Page]
) -> None:
    loose = []
    for path, page in crawled.items():
        for number, href in page.numbers:
            address, place = urldefrag(urljoin(path, href or ""))
            target = crawled.get(address)
            if href is None or target is None or (place and place not in target.ids):
                loose.append((path, number, href))
            elif address.startswith("/page/") and place and place not in target.marked:
                loose.append((path, number, "no words are marked"))
    assert loose == []
    for path in (path for path in crawled if path.startswith("/page/") and "?" not in path):
        stored = desk.get(f"{path}/text")
        assert hashlib.sha256(stored.content).hexdigest() in " ".join(crawled[path].words)


def test_every_link_leads_somewhere(crawled: dict[str, _Page]) -> None:
    lost = [
        (path, link)
        for path, page in crawled.items()
        for link in page.links
        if _is_ours(link) or link.startswith("#")
        for address, place in [urldefrag(urljoin(path, link))]
        if place and address in crawled and place not in crawled[address].ids
    ]

    assert lost == []


def test_the_whole_story_is_reached(crawled: dict[str, _Page]) -> None:
    assert len([path for path in crawled if path.startswith("/page/") and "?" not in path]) == 13
    assert sum(len(page.numbers) for page in crawled.values()) > 300


def test_no_page_shows_the_inside_of_a_program(crawled):
    told = {at: " ".join(page.words) for at, page in crawled.items()}

    assert {at for at, words in told.items() if "built-in" in words or " object at 0x" in words} == set()


def test_a_word_that_a_table_lacks_is_an_error_even_if_tables_have_a_method_of_that_name():
    for way in ("ui.keys", 'ui["keys"]'):
        with pytest.raises(UndefinedError):
            environment().from_string("{{ " + way + " }}").render(ui={"key": "Tombol"})
