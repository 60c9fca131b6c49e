"""Who did it to whom: the cases of each language, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.extract.events import find
from runut.model import Article, Event, Label, Span

CASES = Path(__file__).parents[1] / "cases"
PIECES = "Polisi menangkap ditangkap oleh polisi massa (34) , warga kontak tembak antara TNI dan KKB demo . \n"
SOUP = st.lists(st.sampled_from(PIECES.split(" ")), max_size=20).map(" ".join)


def main_event(text: str, code: str) -> Event:
    head = text.find("\n") + 1
    labels = (Label(Span(0, head), "headline"), Label(Span(head, len(text)), "body"))
    article = Article(
        id=f"a-{code}-{text}", text=text, labels=tuple(label for label in labels if label.span.start < label.span.end),
        published="2024-05-07", language=code,
    )  # fmt: skip
    return next(find(article, lang.load(code)))


def _cases() -> list[tuple[str, dict[str, str]]]:
    return [
        (file.parent.name, case)
        for file in sorted(CASES.glob("*/actors.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("code", "case"), _cases(), ids=lambda x: x["name"] if isinstance(x, dict) else x)
def test_every_case_gives_who_did_it_and_to_whom(code, case):
    event = main_event(case["text"], code)

    assert (event.actor or "", event.target or "") == (case["actor"], case["target"])


@given(SOUP.filter(str.strip), st.sampled_from(["id", "en", "ms"]))
def test_sides_are_words_of_the_page(text, code):
    event = main_event(text, code)

    assert (event.actor or "") in text
    assert (event.target or "") in text
    assert event.actor is None or event.actor != event.target
