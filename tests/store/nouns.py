"""Any noun that a record may hold, for hypothesis: odd text, half surrogate pairs and open ends included."""

from typing import Any

from hypothesis import strategies as st

from runut.model import Article, DateClaim, Event, Figure, Label, Mention, Quote, Record, Span
from runut.serial import KINDS, record_of

words = st.text(st.characters(exclude_categories=()), max_size=20)
st.register_type_strategy(str, words)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Span, st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends))))


def one(noun: type[Any]) -> st.SearchStrategy[Any]:
    """Give any thing of a kind."""
    if noun is DateClaim:
        return st.builds(DateClaim, stated_weekday=st.none() | st.integers(0, 6))
    if noun is Article:
        return st.builds(
            Article, paths=st.lists(words, unique=True, max_size=3).map(lambda paths: tuple(sorted(paths)))
        )
    return st.from_type(noun)


things = st.one_of([one(noun) for noun in KINDS.values()])
claims = st.one_of([one(noun) for noun in (Figure, Quote, DateClaim, Mention, Event)])
records: st.SearchStrategy[Record] = st.lists(things, max_size=12).map(record_of)


def page(name: str, *paths: str) -> Article:
    """Give a small article made by hand."""
    text = f"Banjir di {name} menewaskan dua orang."
    return Article(name, text, (Label(Span(0, len(text)), "body"),), paths or (f"{name}.txt",), outlet="Kabar Nalika")


def mention(article: str, start: int = 0) -> Mention:
    """Give a small claim made by hand."""
    return Mention(article, Span(start, start + 6), "Banjir", "place")
