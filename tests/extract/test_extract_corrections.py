"""Numbers that are taken back, held on to, or told of some beside others."""

from __future__ import annotations

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.extract.figures.candidates import candidates
from runut.extract.figures.lexicon import pieces
from runut.model import Figure, Page
from runut.text.tokens import tokens


def _told(text: str, code: str = "id") -> list[tuple[str, int | None, str]]:
    page = Page(source="a", text=text, title=text.split("\n")[0], published="2025-03-04", language=code)
    found = (claim for claim in claims(clean(page), lang.load(code)) if isinstance(claim, Figure))
    return [(one.kind, one.quantity.value, one.scope) for one in found]


def test_a_number_put_in_the_place_of_another() -> None:
    """The smaller number is no part of the one that "bukan" takes back."""
    text = "Korban Kapal Karam di Wana\n\nKorban tewas kapal karam itu 17 orang, bukan 19 orang, kata polisi."
    assert ("killed", 17, "total") in _told(text)


def test_some_beside_others_keep_their_state() -> None:
    """ "Tiga luka-luka" behind a comma tells nothing of the 25."""
    pack = lang.load("id")
    said = tokens("Saat itu ada 25 orang, tiga luka-luka.")
    whole, part = candidates(pieces(said, pack), said)
    assert whole.state is None
    assert part.state is not None
    assert part.state.kind == "injured"


def test_who_holds_on_to_a_number() -> None:
    """A number without a noun is the toll that somebody holds on to."""
    text = (
        "Keracunan di Wana\n\nSebanyak 210 siswa keracunan, menurut orang tua.\n\n"
        "Dinas kesehatan bertahan di 194. Data kami 194, kata kepala dinas."
    )
    assert _told(text).count(("sick", 194, "total")) + _told(text).count(("sick", 194, "part")) == 2


def test_a_bus_out_of_control_misses_nobody() -> None:
    """ "Hilang kendali" is said of the bus."""
    text = "Bus Masuk Jurang di Wana\n\nBus berisi 34 orang itu hilang kendali. Lima orang tewas."
    assert ("involved", 34, "total") in _told(text)
