"""What a brief folds, tells apart and explains: each number once for everybody who says it."""

from __future__ import annotations

from dataclasses import replace

from runut import lang
from runut.ledger import ledger
from runut.model import (
    Article,
    Cell,
    Event,
    Evidence,
    Figure,
    Label,
    Link,
    Origin,
    Place,
    Quantity,
    Quote,
    Record,
    Span,
    Speaker,
    Story,
    When,
)
from runut.tell.brief import Brief, brief
from runut.tell.folding import repeated
from runut.tell.lines import lines, text
from runut.tell.said import tidy
from runut.tell.timeline import timeline

EN = lang.load("en")


def _page(at: int, words: str, outlet: str) -> Article:
    end = words.index("\n")
    labels = (Label(Span(0, end), "headline"), Label(Span(end, len(words)), "body"))
    return Article(f"a{at}", words, labels, outlet=outlet, title=words[:end], published=f"2022-03-0{at}")


def _killed(at: int, page: Article, number: str, **more: object) -> Figure:
    start = page.text.index(number)
    clause = Span(start, page.text.index(" tewas", start) + 6)
    said = Quantity(int(number), "exact", int(number), int(number))
    return Figure(f"f{at}", page.id, Span(start, start + len(number)), clause, "killed", said, **more)  # type: ignore[arg-type]


def _record(*told: tuple[str, str, dict[str, object]], origins: tuple[Origin, ...] = ()) -> Record:
    pages = [_page(at, f"Banjir\n{words}\n", outlet) for at, (outlet, words, _) in enumerate(told, 1)]
    figures = [
        _killed(at, page, "12", **more) for at, (page, (_, _, more)) in enumerate(zip(pages, told, strict=True), 1)
    ]
    names = tuple(page.id for page in pages)
    story = Story("s1", "Banjir", names, "2022-03-01", f"2022-03-0{len(pages)}")
    return Record(articles=tuple(pages), stories=(story,), figures=tuple(figures), origins=origins)


def _told(record: Record) -> Brief:
    return brief(record, record.stories[0], EN)


def test_each_voice_keeps_its_line_and_who_names_nobody_stands_behind_the_first() -> None:
    record = _record(
        ("Warta Satu", "Sebanyak 12 orang tewas.", {}),
        ("Warta Dua", "Sebanyak 12 orang tewas, kata BPBD Sauh.", {"said_by": (Speaker("BPBD Sauh"),)}),
        ("Warta Tiga", "Sebanyak 12 orang tewas.", {}),
        ("Warta Empat", "Ada 12 warga tewas, menurut BPBD Sauh.", {"said_by": (Speaker("BPBD Sauh"),)}),
        origins=(Origin("o1", "s1", "BPBD Sauh", ("a2", "a4"), figures=("f2", "f4")),),
    )

    said = _told(ledger(record)).rows[0].statements

    assert [(one.speaker, one.source, [echo.source for echo in one.also]) for one in said] == [
        (None, 1, [3]),
        ("BPBD Sauh", 2, [4]),
    ]


def test_a_statement_whose_words_name_nobody_goes_by_its_origin() -> None:
    agency = Origin("o1", "s1", "Sauh", ("a1",), kind="agency", figures=("f1",))
    record = _record(("Warta Satu", "Sebanyak 12 orang tewas.", {}), origins=(agency,))
    body = Origin("o1", "s1", "Polda Sauh", ("a1",), figures=("f1",))

    assert _told(ledger(record)).rows[0].statements[0].via == ("Sauh",)
    assert _told(ledger(replace(record, origins=(body,)))).rows[0].statements[0].speaker == "Polda Sauh"


def test_words_that_do_not_say_what_they_count_stand_in_their_sentence() -> None:
    record = _record(("Warta Satu", "Di hilir sungai itu ditemukan 12 orang yang sudah tewas.", {}))
    short = tuple(replace(one, clause=one.span) for one in record.figures)

    said = _told(ledger(replace(record, figures=short))).rows[0].statements[0]

    assert said.words == "Di hilir sungai itu ditemukan 12 orang yang sudah tewas."
    assert said.number == "12"


def test_rows_that_count_alike_are_told_apart_by_their_incidents() -> None:
    record = _record(("Warta Satu", "Sebanyak 12 orang tewas.", {}), ("Warta Dua", "Ada 12 orang tewas.", {}))
    days = (When("2022-03-01", "2022-03-01", "day"), When("2021-12-24", "2021-12-24", "day"))
    events = tuple(
        Event(f"e{at}", f"a{at}", Span(0, 6), "flood", date=day, place=Place("Kotabaru, Sauh"))
        for at, day in enumerate(days, 1)
    )
    cells = tuple(
        Cell(f"c{at}", "s1", "killed", None, None, f"e{at}", (f"f{at}",), 12, 12, 12, "house", "", 1, pages)
        for at, pages in ((1, 3), (2, 1))
    )

    rows = _told(replace(record, events=events, cells=cells)).rows

    assert [row.what for row in rows] == ["Killed", "Killed · incident of 24 Dec 2021, Kotabaru"]


def test_one_thing_said_in_two_wordings_is_quoted_once_and_without_the_writer_s_comma() -> None:
    words = ("“Kami berjaga sepanjang malam,” kata Rahmat.", "“Kami berjaga sepanjang malam.” kata Rahmat.")
    record = _record(*((f"Warta {at}", f"Ada 12 orang tewas. {one}", {}) for at, one in enumerate(words)))
    quotes = tuple(
        Quote(f"q{at}", page.id, Span(page.text.index("“") + 1, page.text.index("”")), Speaker("Rahmat"), utterance=of)
        for at, (page, of) in enumerate(zip(record.articles, (None, "q0"), strict=True))
    )

    shown = text(lines(_told(ledger(replace(record, quotes=quotes))), EN))

    assert shown.count("Kami berjaga") == 1
    assert "Warta 0 [1] · also [2]" in shown


def test_a_quotation_too_long_for_the_page_is_cut_behind_a_sentence_and_marked() -> None:
    long = " ".join(f"Kami berjaga di pos nomor {n} sampai pagi tiba." for n in range(20))
    record = _record(("Warta Satu", f"Ada 12 orang tewas. “{long}” kata Rahmat.", {}))
    start = record.articles[0].text.index("Kami")
    quote = Quote("q0", "a1", Span(start, start + len(long)), Speaker("Rahmat"))

    shown = text(lines(_told(ledger(replace(record, quotes=(quote,)))), EN))

    assert "tiba. […]”" in shown.replace("\n  ", " ")


def test_signs_are_explained_where_they_stand_and_nowhere_else(demo_record: Record) -> None:
    plain = text(lines(_told(ledger(_record(("Warta Satu", "Sebanyak 12 orang tewas.", {})))), EN))
    drawn = text(lines(brief(demo_record, demo_record.stories[0], EN), EN))

    assert "≠ contradicts" not in plain
    assert "≠ contradicts" in drawn


def test_holes_in_a_role_are_closed() -> None:
    assert tidy("Dirjen ( ,)") == "Dirjen"
    assert tidy("Kabid Humas Polda , Kombes") == "Kabid Humas Polda, Kombes"


def test_counts_of_one_statement_each_stand_under_one_heading() -> None:
    record = _record(("Warta Satu", "Sebanyak 12 orang tewas.", {}))
    towns = ("Kotabaru", "Melati", "Randu", "Waru")
    figures = tuple(replace(record.figures[0], id=f"g{at}", place=town) for at, town in enumerate(towns))
    cells = tuple(
        Cell(f"c{at}", "s1", "killed", None, town, None, (f"g{at}",), 12, 12, 12, "house", "", 1, 1)
        for at, town in enumerate(towns)
    )

    shown = text(lines(_told(replace(record, figures=figures, cells=cells)), EN))
    fewer = text(lines(_told(replace(record, figures=figures[:3], cells=cells[:3])), EN))

    assert "Killed · 4 counts, of one statement each\n  Kotabaru\n   1 Mar  12 " in shown
    assert "Killed · Kotabaru" in fewer


def test_the_timeline_tells_an_event_once_whatever_its_address_says() -> None:
    record = _record(*((f"Warta {at}", "Ada 12 orang tewas.", {}) for at in range(4)))
    day = When("2022-03-01", "2022-03-01", "day")
    places = (
        Place("Jalan Raya Melati, Kotabaru", "ID", None, -7.60, 111.90),
        Place("Kabupaten Kotabaru", "ID", None, -7.65, 111.80),
        Place("Kotabaru", "ID"),
        Place("Kabupaten Kotabaru", "ID", None, -7.65, 111.80),
    )
    kinds = ("road_accident", "road_accident", "road_accident", "other")
    events = tuple(
        Event(f"e{at}", f"a{at}", Span(0, 6), kind, date=day, place=place)  # type: ignore[arg-type]
        for at, (kind, place) in enumerate(zip(kinds, places, strict=True), 1)
    )
    away = Event("e9", "a4", Span(0, 6), "road_accident", date=day, place=Place("Waru", "ID", None, -2.0, 120.0))

    once = timeline(replace(record, events=events), record.stories[0], EN)
    twice = timeline(replace(record, events=(*events, away)), record.stories[0], EN)

    assert [(one.what, one.pages) for one in once] == [("Road accident · Kabupaten Kotabaru", 4)]
    assert {one.what for one in twice} >= {"Road accident · Kabupaten Kotabaru", "Road accident · Waru"}


def _row_of(*told: tuple[str, dict[str, object]], links: tuple[Link, ...] = (), best: int | None = None) -> Brief:
    """Tell a row of one number a page, those of a repeated outlet on one page, with these links between them."""
    names = list(dict.fromkeys(str(more.get("outlet", at)) for at, (_, more) in enumerate(told, 1)))
    words = {
        name: " ".join(
            f"Ada {number} orang tewas."
            for at, (number, more) in enumerate(told, 1)
            if str(more.get("outlet", at)) == name
        )
        for name in names
    }
    pages = {name: _page(at, f"Banjir\n{words[name]}\n", name) for at, name in enumerate(names, 1)}
    figures = tuple(
        _killed(
            at, pages[str(more.get("outlet", at))], number, **{key: one for key, one in more.items() if key != "outlet"}
        )
        for at, (number, more) in enumerate(told, 1)
    )
    ids = tuple(page.id for page in pages.values())
    story = Story("s1", "Banjir", ids, "2022-03-01", "2022-03-02")
    rows = tuple(one.id for one in figures if one.id != "f0")
    cell = Cell("c1", "s1", "killed", None, "Sauh", None, rows, 1, best, 99, "house", "", 1, len(ids))
    return _told(Record(articles=tuple(pages.values()), stories=(story,), figures=figures, cells=(cell,), links=links))


def _trail(told: Brief) -> list[tuple[str, str]]:
    return [(step.sign, step.quantity) for step in told.rows[0].shown_steps]


def test_numbers_that_may_count_different_things_are_not_drawn_as_replacing_one_another() -> None:
    beside = (Link("f2", "f1", "compatible", ""),)

    assert _trail(_row_of(("15", {}), ("40", {}), links=beside, best=40)) == []
    assert _trail(_row_of(("15", {}), ("40", {}), best=40)) == [("→", "15"), ("→", "40")]


def test_two_numbers_of_equal_weight_are_not_drawn_as_replacing_one_another() -> None:
    assert _trail(_row_of(("15", {}), ("17", {}))) == []


def test_a_contradiction_is_drawn_whichever_page_said_its_number_first() -> None:
    links = (Link("f2", "f1", "compatible", ""), Link("f3", "f2", "contradicts", ""), Link("f3", "f1", "repeats", ""))

    told = _row_of(("11", {}), ("12", {}), ("11", {}), links=links, best=12)

    assert _trail(told) == [("→", "11"), ("≠", "12")]


def test_what_a_page_breaks_a_number_down_to_is_no_count_that_fell_and_rose() -> None:
    part = {"outlet": "Warta", "scope": "part", "part_of": "f9"}

    told = _row_of(("740", part), ("170", part), ("209", part), ("361", part), best=740)

    assert _trail(told) == []
    assert len(told.rows[0].statements) == 4


def test_a_part_names_its_total_as_that_stands_in_the_brief() -> None:
    record = _record(
        ("Warta Satu", "Sedikitnya 12 orang tewas, 12 orang tewas kata Camat, seorang tewas di hilir.", {}),
    )
    page = record.articles[0]
    first, second = page.text.index("12"), page.text.rindex("12")
    least = replace(record.figures[0], quantity=Quantity(12, "at_least", 12, None))
    exact = replace(
        least,
        id="f2",
        span=Span(second, second + 2),
        quantity=Quantity(12, "exact", 12, 12),
        said_by=(Speaker("Camat"),),
    )
    at = page.text.index("seorang")
    part = replace(
        least, id="f3", span=Span(at, at + 7), quantity=Quantity(1, "exact", 1, 1), scope="part", part_of="f1"
    )
    cell = Cell("c1", "s1", "killed", None, None, None, ("f1", "f2", "f3"), 12, 12, 12, "house", "", 1, 1)
    links = (Link("f2", "f1", "repeats", ""),)

    said = _told(replace(record, figures=(least, exact, part), cells=(cell,), links=links)).rows[0].statements

    assert first < second
    assert [(one.quantity, one.notes) for one in said] == [("12", ()), ("1", ("part of 12",))]


def test_somebody_goes_by_the_role_that_says_what_they_are() -> None:
    record = _record(*((f"Warta {at}", "Ada 12 orang tewas. “Kami berjaga,” kata Rahmat.", {}) for at in (1, 2)))
    roles = ("Plt", "Pelaksana Tugas (Plt) Kepala BPBD Sauh")
    quotes = tuple(
        Quote(f"q{at}", page.id, Span(page.text.index("“") + 1, page.text.index("”")), Speaker("Rahmat", role))
        for at, (page, role) in enumerate(zip(record.articles, roles, strict=True))
    )

    assert _told(replace(record, quotes=quotes)).speaking[0].role == roles[1]


def test_a_house_that_no_page_names_goes_by_its_outlet() -> None:
    page = _page(1, "Banjir\nSebanyak 12 orang tewas, lapor Daily Mirror.\n", "Warta Satu")
    at = page.text.index("Daily Mirror")
    credit = Evidence("a1", None, "credit", Span(at, at + len("Daily Mirror")))
    house = Origin("o1", "s1", "Reach", ("a1",), kind="agency", figures=("f1",), evidence=(credit,))
    record = Record(
        articles=(page,),
        stories=(Story("s1", "Banjir", ("a1",), "2022-03-01", "2022-03-01"),),
        figures=(_killed(1, page, "12"),),
        origins=(house,),
    )

    told = _told(ledger(record))

    assert told.origins[0].name == "Mirror (Reach)"
    assert told.rows[0].statements[0].via == ("Mirror (Reach)",)


def test_a_row_of_another_incident_names_it_though_none_counts_alike() -> None:
    record = _record(("Warta Satu", "Sebanyak 12 orang tewas.", {}))
    day = When("2021-12-24", "2021-12-24", "day")
    past = Event("e1", "a1", Span(0, 6), "flood", main=False, date=day, place=Place("Kotabaru, Sauh"))
    cell = Cell("c1", "s1", "killed", None, None, "e1", ("f1",), 12, 12, 12, "house", "", 1, 1)

    told = _told(replace(record, events=(past,), cells=(cell,)))

    assert [row.what for row in told.asides] == ["Killed · incident of 24 Dec 2021, Kotabaru"]


def test_parts_of_nothing_do_not_move_what_their_page_tells_in_all() -> None:
    part = {"outlet": "Warta", "scope": "part"}

    assert _trail(_row_of(("1", part), ("5", {"outlet": "Warta"}), ("1", part), best=5)) == []
    assert _trail(_row_of(("2", part), ("4", part), ("3", part), best=9)) == []


def test_what_is_told_of_another_incident_is_said_not_to_count() -> None:
    record = _record(("Warta Satu", "Sebanyak 12 orang tewas.", {}))
    aside = Cell("c1", "s1", "killed", None, None, None, ("f1",), None, None, None, "house", "", 1, 1)
    aside = replace(aside, because=("elsewhere", "12\tWarta Satu\t2022-03-01"))
    own = replace(aside, id="c0", low=12, best=12, high=12, because=())

    told = _told(replace(record, cells=(own, aside)))

    assert [(row.what, row.span) for row in told.asides] == [("Killed · page [1]", "12, not counted")]


def test_a_number_that_was_reckoned_stands_against_another_with_its_terms() -> None:
    because = ("conflict", "1200 = 900 + 300\tWarta\t2022-03-02", "1500\tpolisi\t2022-03-01")
    link = Link("f2", "f1", "contradicts", "", because)

    told = _row_of(("1500", {}), ("900", {}), links=(link,), best=1500)

    assert [(one.earlier.quantity, one.later.quantity) for one in told.conflicts] == [("1,500", "1,200 = 900 + 300")]


def test_a_number_moves_as_the_line_that_stands_for_it_tells_it() -> None:
    record = _record(
        ("Harian Satu", "Sedikitnya 12 orang tewas; 12 tewas menurut kapolres.", {}),
        ("Harian Dua", "Semula 12 tewas, kini 15.", {}),
    )
    first, second = record.figures
    least = replace(first, quantity=Quantity(12, "at_least", 12, None))
    named = replace(first, id="f3", said_by=(Speaker("Rina Suta", "kapolres"),))
    more = replace(second, quantity=Quantity(15, "exact", 15, 15))
    links = (Link("f3", "f1", "repeats", ""), Link("f2", "f1", "supersedes", ""))
    cell = Cell("c1", "s1", "killed", None, None, None, ("f1", "f3", "f2"), 15, 15, 15, "house", "", 1, 2)

    (row,) = _told(replace(record, figures=(least, named, more), links=links, cells=(cell,))).rows

    assert [step.quantity for step in row.steps] == ["12", "15"]
    assert [one.quantity for one in row.statements] == ["12", "15"]


def test_numbers_that_did_not_lead_to_a_row_s_best_are_not_drawn_as_its_movement() -> None:
    told = [("Harian Satu", "Ada 12 tewas.", {}), ("Harian Dua", "Ada 12 tewas.", {}), ("Harian Tiga", "12 tewas.", {})]
    record = _record(*told)
    values = {"f1": 5, "f2": 6, "f3": 16}
    figures = tuple(
        replace(one, quantity=Quantity(values[one.id], "exact", values[one.id], values[one.id]))
        for one in record.figures
    )
    links = (Link("f2", "f1", "supersedes", ""),)
    cell = Cell("c1", "s1", "killed", None, None, None, ("f1", "f2", "f3"), 5, 16, 16, "house", "", 1, 3)

    (row,) = _told(replace(record, figures=figures, links=links, cells=(cell,))).rows

    assert row.steps == ()


def test_a_row_of_one_page_names_a_page_and_not_pages() -> None:
    record = _record(("Harian Satu", "Ada 12 tewas.", {}), ("Harian Dua", "Ada 12 tewas.", {}))
    cells = tuple(
        Cell(f"c{at}", "s1", "killed", None, None, f"e{at}", (f"f{at}",), 12, 12, 12, "house", "", 1, 1)
        for at in (1, 2)
    )

    rows = _told(replace(record, cells=cells)).rows

    assert [row.what for row in rows] == ["Killed", "Killed · page [2]"]


def _row(record: Record, place: str | None = None) -> Record:
    names = tuple(one.id for one in record.figures)
    cell = Cell("c1", "s1", record.figures[0].kind, None, place, None, names, 12, 12, 12, "house", "", 1, len(names))
    return replace(record, cells=(cell,))


def _folded(record: Record) -> list[tuple[int, list[int]]]:
    return [(one.source, [echo.source for echo in one.also]) for one in _told(record).rows[0].statements]


def test_the_same_total_of_a_count_that_only_grows_is_told_once() -> None:
    pages = [(f"Warta {at}", f"Ada 12 orang tewas di hulu {at}.", {}) for at in (1, 2)]
    dead = _record(*pages)
    missing = replace(dead, figures=tuple(replace(one, kind="missing") for one in dead.figures))

    assert _folded(_row(dead)) == [(1, [2])]
    assert _folded(_row(missing)) == [(1, []), (2, [])]


def test_a_town_s_part_of_a_total_elsewhere_is_the_town_s_total() -> None:
    pages = [(f"Warta {at}", f"Ada 12 orang tewas di hulu {at}.", {"scope": "part"}) for at in (1, 2)]
    parts = _record(*pages)
    of_row = replace(parts, figures=(parts.figures[0], replace(parts.figures[1], part_of="f1")))
    of_other = replace(parts, figures=tuple(replace(one, part_of="f9") for one in parts.figures))

    assert _folded(_row(parts)) == [(1, []), (2, [])]
    assert _folded(_row(parts, "Sauh")) == [(1, [2])]
    assert _folded(_row(of_other)) == [(1, [2])]
    assert _folded(_row(of_row)) == [(1, []), (2, [])]


def test_figures_are_followed_through_those_between_to_the_first_of_their_row() -> None:
    cell = _row(_record(*((f"Warta {at}", f"Ada 12 orang tewas di hulu {at}.", {}) for at in (1, 2, 3)))).cells[0]
    links = [
        Link("f3", "f2", "repeats", ""),
        Link("f2", "f1", "repeats", ""),
        Link("f9", "f1", "repeats", ""),
        Link("f3", "f9", "repeats", ""),
    ]

    assert repeated(cell, links) == {"f1": "f1", "f2": "f1", "f3": "f1"}
    assert repeated(cell, [Link("f2", "f1", "compatible", "")]) == {"f1": "f1", "f2": "f2", "f3": "f3"}
