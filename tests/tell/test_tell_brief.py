"""The brief of the bundled story and of small records: every number is sourced, in both languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from runut import lang
from runut.check import checks
from runut.ledger import ledger
from runut.model import (
    Article,
    Decision,
    Event,
    Figure,
    Label,
    Quantity,
    Quote,
    Record,
    Span,
    Speaker,
    Story,
)
from runut.tell.brief import Brief, brief
from runut.tell.lines import lines, text
from runut.tell.said import sentence
from runut.tell.timeline import timeline

LANGUAGES = ("id", "en")


def _small() -> Record:
    first = (
        "Bentrok di Kotabaru\nSedikitnya 18 aparat tewas, kata polisi.\n“Kami berjaga sepanjang malam,” ujar Rahmat."
    )
    later = "Kotabaru pulih\nSebanyak 16 aparat tewas, menurut Kantor Berita Sauh.\n"
    return Record(
        articles=(_article("a1", first, "Warta Satu", "2022-03-02"), _article("a2", later, None, "2022-03-06T09:00")),
        stories=(Story("s1", "Bentrok di Kotabaru", ("a1", "a2"), "2022-03-02", "2022-03-06"),),
        events=(Event("e1", "a1", Span(0, 7), "riot"), Event("e2", "a2", Span(0, 8), "riot")),
        figures=(
            _figure(
                "f1", "a1", first, "18", Quantity(18, "at_least", 18, None), said_by=(Speaker("polisi"),), incident="e1"
            ),
            _figure("f2", "a2", later, "16", Quantity(16, "exact", 16, 16), via=("Sauh",), incident="e2"),
        ),
        quotes=(Quote("q1", "a1", Span(first.index("Kami"), first.index(",”")), Speaker("Rahmat", "warga")),),
    )


def _article(name: str, words: str, outlet: str | None, published: str) -> Article:
    end = words.index("\n")
    labels = (Label(Span(0, end), "headline"), Label(Span(end, len(words)), "body"))
    return Article(name, words, labels, (f"pages/{name}.txt",), outlet=outlet, title=words[:end], published=published)


def _figure(name: str, article: str, words: str, number: str, quantity: Quantity, **more: object) -> Figure:
    at = words.index(number)
    clause = Span(words.index("\n") + 1, words.index(","))
    span = Span(at, at + len(number))
    return Figure(name, article, span, clause, "killed", quantity, group="security_forces", **more)  # type: ignore[arg-type]


def _told(record: Record, language: str = "en") -> Brief:
    return brief(record, record.stories[0], lang.load(language))


def test_every_statement_leads_to_its_words_and_sentence() -> None:
    record = ledger(_small())

    said = _told(record).rows[0].statements

    pages = {figure.id: record.article_of[figure.article] for figure in record.figures}
    assert [one.span.of(pages[one.figure].text) for one in said] == ["18", "16"]
    assert [sentence(pages[one.figure], one.span).of(pages[one.figure].text) for one in said] == [
        "Sedikitnya 18 aparat tewas, kata polisi.",
        "Sebanyak 16 aparat tewas, menurut Kantor Berita Sauh.",
    ]


def test_numbers_that_cannot_both_be_true_stand_against_each_other() -> None:
    told = _told(ledger(_small()))

    assert [(conflict.earlier.quantity, conflict.later.quantity) for conflict in told.conflicts] == [("≥18", "16")]
    assert told.conflicts[0].why == "16 (Sauh, 6 Mar) and ≥18 (polisi, 2 Mar) do not agree."


def test_the_rule_is_told_in_the_reader_s_language() -> None:
    record = ledger(_small())

    assert (
        _told(record, "id").rows[0].rule
        == "16 (Sauh, 6 Mar) adalah kabar paling akhir; bertentangan dengan ≥18 (polisi, 2 Mar)."
    )
    assert (
        _told(record, "en").rows[0].rule
        == "16 (Sauh, 6 Mar) is the latest word; against it stands ≥18 (polisi, 2 Mar)."
    )


def test_a_finding_across_pages_names_the_pages() -> None:
    told = _told(checks(ledger(_small())))

    assert (None, ((1, "f1"), (2, "f2"))) in [(found.source, found.figures) for found in told.findings]
    assert "≥18 (Warta Satu), 16. [1] [2]" in text(lines(replace(told, conflicts=()), lang.load("en")))


def test_numbers_that_stand_against_each_other_are_not_told_again_as_a_slip() -> None:
    told = _told(checks(ledger(_small())))

    assert "(Warta Satu), 16" not in text(lines(told, lang.load("en")))


def test_a_slip_that_two_pages_make_is_told_once_with_both() -> None:
    told = _told(checks(ledger(_small())))
    slip = replace(told.findings[0], kind="wrong name", message="Rahmad is Rahmat.", suggestion=None, figures=())
    twice = replace(told, findings=(replace(slip, source=2), replace(slip, source=1), replace(slip, source=2)))

    assert "wrong name: Rahmad is Rahmat. [1] [2]\n" in text(lines(twice, lang.load("en")))
    assert text(lines(twice, lang.load("en"))).count("Rahmad") == 1


def test_a_correction_is_shown_with_who_made_it() -> None:
    decision = Decision("d1", "f1", "correct", "15", "ana", "2022-03-09T10:00:00Z")

    said = _told(ledger(replace(_small(), decisions=(decision,)))).rows[0].statements[0]

    assert said.quantity == "15"
    assert said.notes == ("corrected to 15 by ana",)


def test_a_page_that_names_no_outlet_is_said_to_name_none() -> None:
    assert [source.outlet for source in _told(ledger(_small())).sources] == ["Warta Satu", "unknown outlet"]


def test_who_is_quoted_stands_with_role_and_page() -> None:
    speaking = _told(ledger(_small())).speaking[0]

    assert (speaking.name, speaking.role, speaking.quotes[0].words) == (
        "Rahmat",
        "warga",
        "Kami berjaga sepanjang malam",
    )


def test_a_long_row_shows_what_moved_the_number_and_counts_the_rest() -> None:
    record = ledger(_small())
    row = _told(record).rows[0]
    said = [replace(row.statements[1], figure=f"x{at}") for at in range(30)]
    long = replace(row, statements=(row.statements[0], *said), steps=row.steps[:1])

    shown = text(lines(replace(_told(record), rows=(long,)), lang.load("en")))

    assert "≥18            “Sedikitnya 18 aparat tewas”" in shown
    assert "and 19 more, in the dossier" in shown


def test_a_number_of_a_page_that_names_no_outlet_does_not_go_by_a_file_name() -> None:
    shown = text(lines(_told(ledger(_small()), "id"), lang.load("id")))

    assert "media tidak diketahui [2]" in shown
    assert shown.count("a2.txt") == 1, "the file stands once, in the list of pages"


def test_a_growing_count_is_drawn_without_what_does_not_move_it() -> None:
    said = [
        ("f1", "3800", Quantity(3800, "more_than", 3801, None)),
        ("f2", "2000", Quantity(2000, "more_than", 2001, None)),
        ("f3", "8000", Quantity(8000, "almost", None, 8000)),
    ]
    words = [f"Kerusuhan\nPolisi menahan {number} orang, kata polisi.\n" for _, number, _ in said]
    record = Record(
        articles=tuple(_article(f"a{at}", text, "Warta Satu", f"2022-03-0{at}") for at, text in enumerate(words, 2)),
        stories=(Story("s1", "Kerusuhan", ("a2", "a3", "a4"), "2022-03-02", "2022-03-04"),),
        figures=tuple(
            replace(_figure(name, f"a{at}", words[at - 2], number, quantity), kind="arrested", group=None, story="s1")
            for at, (name, number, quantity) in enumerate(said, 2)
        ),
    )

    row = _told(ledger(record)).rows[0]

    assert [(step.sign, step.quantity) for step in row.steps] == [("→", ">3,800"), ("→", "almost 8,000")]
    assert row.gives["best"] == "f3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_and_group_that_a_pack_finds_has_a_name_for_readers(language: str) -> None:
    messages = lang.load(language).messages
    found = [lang.load(code).figures for code in lang.codes()]

    assert {unit for figures in found for unit in figures.units} - {"person"} <= set(messages.units)
    assert {group for figures in found for group in figures.groups} <= set(messages.groups)


def test_a_story_without_figures_is_told_all_the_same() -> None:
    shown = text(lines(_told(ledger(replace(_small(), figures=()))), lang.load("en")))

    assert "No figures." in shown
    assert "PAGES READ" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 88, 120])
def test_no_line_is_wider_than_the_page(demo_record: Record, language: str, width: int) -> None:
    for story in demo_record.stories:
        told = brief(demo_record, story, lang.load(language))

        shown = text(lines(told, lang.load(language), width)).splitlines()

        assert all(len(line) <= width for line in shown if " " in line.strip())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_demo_names_a_page_that_is_listed(demo_record: Record, language: str) -> None:
    for story in demo_record.stories:
        told = brief(demo_record, story, lang.load(language))

        numbers = {source.number: source.article for source in told.sources}
        said = [statement for row in (*told.rows, *told.asides) for statement in row.statements]
        refers = chain(said, (echo for statement in said for echo in statement.also))
        assert all(numbers[one.source] == demo_record.figure_of[one.figure].article for one in refers)


def test_every_figure_of_the_demo_is_told_once(demo_record: Record) -> None:
    told = [_one for story in demo_record.stories for _one in _figures(brief(demo_record, story, lang.load("id")))]

    assert sorted(told) == sorted(figure.id for figure in demo_record.figures)


def test_the_timeline_goes_forward_and_stands_on_words(demo_record: Record) -> None:
    for story in demo_record.stories:
        moments = timeline(demo_record, story, lang.load("id"))

        assert [moment.start for moment in moments] == sorted(moment.start for moment in moments)
        assert all(moment.span.of(demo_record.article_of[moment.article].text).strip() for moment in moments)


def test_both_languages_have_the_same_messages() -> None:
    indonesian, english = lang.load("id").messages, lang.load("en").messages

    for table in ("kinds", "groups", "units", "rules", "whys", "brief", "findings", "relations", "events", "evidence"):
        assert getattr(indonesian, table).keys() == getattr(english, table).keys()


def _figures(told: Brief) -> list[str]:
    said = [statement for row in (*told.rows, *told.asides) for statement in row.statements]
    return [statement.figure for statement in said] + [echo.figure for statement in said for echo in statement.also]


def test_of_a_long_story_the_rows_that_count_most_are_told_first(demo_record: Record) -> None:
    whole = brief(demo_record, demo_record.stories[0], lang.load("en"))
    short = brief(demo_record, demo_record.stories[0], lang.load("en"), most=5)

    assert len(short.rows) + len(short.asides) == 5
    assert short.more_rows == len(whole.rows) + len(whole.asides) - 5
    assert {row.cell for row in short.rows} <= {row.cell for row in whole.rows}
    assert [row.what for row in short.rows if " · " in row.what] == []
    assert short.codebook == whole.codebook
    assert len(short.conflicts) + short.more_conflicts == len(whole.conflicts)
