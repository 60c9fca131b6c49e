"""What one page's words come to before pages are weighed: lists, the dead among those hit, a page's own word."""

from __future__ import annotations

import pytest

from runut.ledger import ledger
from runut.ledger.rows.frame import Key
from runut.ledger.rows.series import Series, Statement
from runut.ledger.together.fates import settled
from runut.ledger.together.lists import added
from runut.model import Article, Figure, FigureKind, Label, Quantity, Record, Span


def page(name: str, text: str) -> Article:
    return Article(name, text, (Label(Span(0, len(text)), "body"),), language="en")


def said(
    article: Article, kind: FigureKind, words: str, clause: str, number: int, day: str = "2024-05-06"
) -> Statement:
    start, around = article.text.index(words), article.text.index(clause)
    span, told = Span(start, start + len(words)), Span(around, around + len(clause))
    quantity = Quantity(number, "exact", number, number)
    figure = Figure(f"{article.id}-{kind}-{start}", article.id, span, told, kind, quantity)
    return Statement(figure, words, quantity, day, day, article.id, None, False, True)


def rows(*statements: Statement) -> list[Series]:
    kinds = dict.fromkeys(one.figure.kind for one in statements)
    return [
        Series(
            "s",
            Key(kind, "person", None, None, None),
            tuple(s for s in statements if s.figure.kind == kind),
            None,
            None,
        )
        for kind in kinds
    ]


def numbers(row: Series) -> list[int | None]:
    return [one.quantity.value for one in row.counting]


def test_what_one_clause_lists_is_one_count() -> None:
    article = page("p", "Two men and a woman were killed in Ryeford.")
    listed = rows(
        said(article, "killed", "Two", "Two men and a woman were killed", 2),
        said(article, "killed", "a", "a woman were killed", 1),
    )

    assert [numbers(row) for row in added(listed, {"p": article})] == [[3]]


def test_counts_told_apart_are_not_added() -> None:
    article = page("p", "Two men were killed. Later a woman was killed.")
    apart = rows(
        said(article, "killed", "Two", "Two men were killed", 2),
        said(article, "killed", "a woman", "a woman was killed", 1),
    )

    assert [numbers(row) for row in added(apart, {"p": article})] == [[2, 1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One of the five men was killed in Ryeford.", ("One", "five")),
        ("Police say 41 of 123 officers were killed in Ryeford.", ("41", "123")),
        ("In all 344 people were killed in Ryeford, 301 of them by fire.", ("344", "301")),
        ("In all 14 were killed, including 6 at a party in Ryeford.", ("14", "6")),
        ("Fire killed one or two people in Ryeford.", ("one", "two")),
    ],
)
def test_a_part_and_its_whole_are_not_added_nor_the_ends_of_a_range(text: str, words: tuple[str, str]) -> None:
    article = page("p", text)
    counts = [int(word) if word.isdigit() else at for at, word in enumerate(words, 1)]
    apart = rows(*(said(article, "killed", word, text, number) for word, number in zip(words, counts, strict=True)))

    assert [numbers(row) for row in added(apart, {"p": article})] == [counts]


def test_others_in_the_same_sentence_are_added() -> None:
    article = page("p", "Four people were taken to Ryeford hospital badly hurt while 20 others had bruises.")
    listed = rows(
        said(article, "injured", "Four", "Four people were taken to Ryeford hospital badly hurt", 4),
        said(article, "injured", "20", "20 others had bruises", 20),
    )

    assert [numbers(row) for row in added(listed, {"p": article})] == [[24]]


def test_others_of_the_next_sentence_are_not_added() -> None:
    article = page("p", "Four people were hurt in Ryeford. On Friday 20 others were hurt in Oakham.")
    apart = rows(
        said(article, "injured", "Four", "Four people were hurt in Ryeford", 4),
        said(article, "injured", "20", "20 others were hurt in Oakham", 20),
    )

    assert [numbers(row) for row in added(apart, {"p": article})] == [[4, 20]]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was killed. A cook was also shot. Police seek a man.",
        "A clerk was killed. A cook was shot but survived.",
    ],
)
def test_one_who_was_hit_and_lives_is_not_the_one_who_died(text: str) -> None:
    article = page("p", text)
    clause = "A cook was also shot" if "also" in text else "A cook was shot"
    told = rows(
        said(article, "injured", "A cook", clause, 1), said(article, "killed", "A clerk", "A clerk was killed", 1)
    )

    injured = next(row for row in settled(told, {"p": article}) if row.key.kind == "injured")

    assert numbers(injured) == [1]


def test_a_number_of_all_who_were_hit_is_theirs_where_it_is_said_again() -> None:
    article = page("p", "Six people were shot. One died. The six people were at a feast.")
    told = rows(
        said(article, "injured", "Six", "Six people were shot", 6),
        said(article, "injured", "six", "six people were at a feast", 6),
        said(article, "killed", "One", "One died", 1),
    )

    injured = next(row for row in settled(told, {"p": article}) if row.key.kind == "injured")

    assert numbers(injured) == [5, 5]


def test_one_who_was_hit_and_nothing_more_may_be_the_one_who_died() -> None:
    article = page("p", "A clerk was killed. The man was shot at noon.")
    told = rows(
        said(article, "injured", "The man", "The man was shot", 1),
        said(article, "killed", "A clerk", "A clerk was killed", 1),
    )

    injured = next(row for row in settled(told, {"p": article}) if row.key.kind == "injured")

    assert numbers(injured) == []


@pytest.mark.parametrize(
    ("text", "hit", "clause", "number", "lived"),
    [
        ("Four people were shot. One died.", "Four", "Four people were shot", 4, [3]),
        ("Four others were shot. One died.", "Four", "Four others were shot", 4, [4]),
        ("One died. The other four victims were taken away.", "four", "four victims were taken away", 4, [4]),
        ("Four people were wounded. One died.", "Four", "Four people were wounded", 4, [4]),
        ("One died. The four victims were taken away.", "four", "four victims were taken away", 4, [3]),
    ],
)
def test_those_hit_are_told_from_those_who_lived(
    text: str, hit: str, clause: str, number: int, lived: list[int]
) -> None:
    article = page("p", text)
    told = rows(said(article, "injured", hit, clause, number), said(article, "killed", "One", "One died", 1))

    injured = next(row for row in settled(told, {"p": article}) if row.key.kind == "injured")

    assert numbers(injured) == lived


def test_a_count_of_all_who_were_hit_has_no_say_beside_one_of_those_who_lived() -> None:
    first = page("p", "Four people were shot, and one died. Three others were hurt.")
    told = rows(
        said(first, "injured", "Four", "Four people were shot", 4),
        said(first, "injured", "Three", "Three others were hurt", 3),
        said(first, "killed", "one", "one died", 1),
    )

    injured = next(row for row in settled(told, {"p": first}) if row.key.kind == "injured")

    assert numbers(injured) == [3]


def test_one_hurt_of_whom_a_later_page_says_that_they_died_is_hurt_no_more() -> None:
    first, later = page("p", "A boy was hurt in Ryeford."), page("q", "The boy, who was hurt on Monday, died.")
    told = rows(
        said(first, "injured", "A", "A boy was hurt", 1, "2024-05-06"),
        said(later, "killed", "boy", "boy, who was hurt on Monday, died", 1, "2024-05-08"),
    )

    injured = next(row for row in settled(told, {"p": first, "q": later}) if row.key.kind == "injured")

    assert numbers(injured) == []


def test_a_record_without_figures_has_no_rows() -> None:
    assert ledger(Record()).cells == ()
