"""Names: the cases of each language, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut import lang
from runut.extract.mentions import find
from runut.model import Article, Label, Span

CASES = Path(__file__).parents[1] / "cases"
PIECES = (
    "Kapolres Nganjuk AKBP Budi Santosa H. Desa Jl. Tol KM 36+600 Reuters AS PT , . ( ) (34) di kata Kota van al-Amin"
)
SOUP = st.lists(st.sampled_from(PIECES.split()), max_size=16).map(" ".join)


def article_of(text: str, code: str) -> Article:
    labels = (Label(Span(0, len(text)), "body"),) if text else ()
    return Article(id=f"m-{code}-{text}", text=text, labels=labels, language=code)


def _cases() -> list[tuple[str, dict[str, object]]]:
    return [
        (file.parent.name, case)
        for file in sorted(CASES.glob("*/mentions.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("code", "case"), _cases(), ids=lambda x: x["name"] if isinstance(x, dict) else x)
def test_every_case_gives_its_names(code, case):
    found = find(article_of(case["text"], code), lang.load(code))

    assert [f"{m.kind} {m.name}" + (f" ({m.role})" if m.role else "") for m in found] == case["mentions"]


@given(st.one_of(SOUP, st.text()), st.sampled_from(["id", "en"]))
def test_spans_lie_in_the_text_in_order_and_hold_the_name(text, code):
    last = 0
    for mention in find(article_of(text, code), lang.load(code)):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.name
        assert mention.name.strip()
        last = mention.span.end


def test_captions_and_teasers_name_nobody():
    text = "Foto: Kapolres Nganjuk AKBP Budi Santosa"
    article = Article(id="m-caption", text=text, labels=(Label(Span(0, len(text)), "caption"),))

    assert list(find(article, lang.load("id"))) == []
