"""The dossier: self-contained, safe, and every number leads to its words in the page as it was read."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from runut.errors import UnknownNameError
from runut.export import html
from runut.model import Record

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}"


class _Reader(HTMLParser):
    """What a browser would see: tags, ids, targets, and the words of each text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        href = given.get("href") or ""
        (self.targets if href.startswith("#") else self.links).append(href.removeprefix("#"))
        if tag == "div" and given.get("class") == "text":
            self._depth = 1
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += data


def _page(record: Record, **more: Any) -> str:
    out = io.BytesIO()
    html.write(record, out, **more)
    return out.getvalue().decode("utf-8")


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


@pytest.fixture(scope="module")
def dossier(demo_record: Record) -> str:
    return _page(demo_record)


def test_every_link_inside_leads_somewhere(dossier: str) -> None:
    seen = _read(dossier)

    assert set(seen.targets) - {""} <= set(seen.ids)
    assert len(set(seen.ids)) == len(seen.ids)


def test_every_figure_can_be_clicked_back_to_its_words(demo_record: Record, dossier: str) -> None:
    seen = _read(dossier)

    figures = {figure.id for figure in demo_record.figures}
    assert figures <= set(seen.ids)
    assert figures <= set(seen.targets)


def test_the_texts_are_the_pages_to_the_letter_with_their_sums(demo_record: Record, dossier: str) -> None:
    seen = _read(dossier)

    assert sorted(seen.texts) == sorted(article.text for article in demo_record.articles)
    assert all(hashlib.sha256(text.encode()).hexdigest() in dossier for text in seen.texts)


def test_nothing_is_fetched_and_nothing_runs(dossier: str) -> None:
    seen = _read(dossier)

    assert not {"script", "img", "link", "iframe", "object", "form"} & set(seen.tags)
    assert not [
        name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "style", "srcset", "xlink:href")
    ]
    assert "default-src 'none'; style-src 'unsafe-inline'" in dossier
    assert "@import" not in dossier
    assert "url(" not in dossier


def test_the_demo_s_dossier_is_small(dossier: str) -> None:
    assert len(dossier.encode()) <= 300_000


def test_the_same_record_gives_the_same_bytes(demo_record: Record, dossier: str) -> None:
    assert _page(demo_record) == dossier


def test_hostile_words_are_shown_and_do_nothing(demo_record: Record) -> None:
    hostile = _hostile(demo_record)

    seen = _read(_page(hostile))

    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert sorted(seen.texts) == sorted(article.text for article in hostile.articles)


def test_an_address_that_is_no_web_address_is_no_link(demo_record: Record) -> None:
    articles = tuple(replace(article, url="javascript:alert(1)") for article in demo_record.articles)

    seen = _read(_page(replace(demo_record, articles=articles)))

    assert not [link for link in seen.links if link.startswith("javascript:")]


def test_both_languages_can_be_asked_for(demo_record: Record) -> None:
    assert '<html lang="en">' in _page(demo_record, language="en")
    assert '<html lang="id">' in _page(demo_record, language="id")


def test_an_empty_record_says_so() -> None:
    assert "Tidak ada cerita" in _page(Record())


def test_an_unknown_story_names_the_known_ones(demo_record: Record) -> None:
    with pytest.raises(UnknownNameError, match=demo_record.stories[0].id):
        _page(demo_record, story="s_none")


def test_half_a_surrogate_pair_is_no_traceback(demo_record: Record) -> None:
    first, *others = demo_record.articles
    broken = replace(first, title="\ud83d potong")

    assert "&#55357; potong" in _page(replace(demo_record, articles=(broken, *others)))


def _hostile(record: Record) -> Record:
    def spoilt(text: str) -> str:
        return text + HOSTILE

    articles = tuple(
        replace(
            article,
            text=spoilt(article.text),
            labels=(*article.labels[:-1], replace(article.labels[-1], span=_longer(article.labels[-1].span))),
            title=HOSTILE,
            outlet=HOSTILE,
            url=HOSTILE,
            agencies=(HOSTILE,),
            paths=(HOSTILE,),
        )
        for article in record.articles
    )
    stories = tuple(replace(story, title=HOSTILE) for story in record.stories)
    cells = tuple(replace(cell, place=HOSTILE, rule=HOSTILE, group=HOSTILE, unit=HOSTILE) for cell in record.cells)
    origins = tuple(replace(origin, name=HOSTILE) for origin in record.origins)
    findings = tuple(replace(found, message=HOSTILE, suggestion=HOSTILE) for found in record.discrepancies)
    return replace(record, articles=articles, stories=stories, cells=cells, origins=origins, discrepancies=findings)


def _longer(span: Any) -> Any:
    return span._replace(end=span.end + len(HOSTILE))
