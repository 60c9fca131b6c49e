"""Hostile pages: each is read or skipped with its reason, and those behind it are read all the same."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pytest

from runut.clean import clean
from runut.clean.attempts import attempt
from runut.clean.workers import through
from runut.model import Article, Page, Skipped

SAMPLE = (Path(__file__).parent.parent / "samples" / "rekaan-kebakaran.html").read_text(encoding="utf-8")
PARAGRAPH = "<p>Warga desa mengungsi ke balai kota, kata lurah, Senin malam.</p>"

HOSTILE = {
    "attributes": "<div " + " ".join(f'a{at}="1"' for at in range(200_000)) + ">x</div>" + PARAGRAPH,
    "paragraphs": PARAGRAPH * 100_000,
    "long paragraph": "<p>" + "kata " * 4_000_000,
    "nested": "<div>" * 100_000 + PARAGRAPH,
    "tables": "<table><tr><td>" * 20_000 + PARAGRAPH,
    "links": "<a href=x>tautan</a> " * 50_000,
    "brackets in JSON-LD": '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + PARAGRAPH,
    "nothing": "<html></html>",
}


def test_hostile_pages_cost_only_themselves() -> None:
    pages = [Page(name, html=html) for name, html in HOSTILE.items()]
    begun = time.monotonic()

    found = list(through([*pages, Page("sound", html=SAMPLE)], attempt))

    # Each page has ten seconds; on the slowest machine several of them go side by side.
    assert time.monotonic() - begun < 10 * len(pages)
    assert [each.source if isinstance(each, Skipped) else each.paths[0] for each in found] == [*HOSTILE, "sound"]
    assert all(each.reason for each in found if isinstance(each, Skipped))
    assert isinstance(found[-1], Article)


def test_what_comes_from_a_worker_is_what_would_be_made_here() -> None:
    page = Page("a.html", html=SAMPLE, url="https://example.org/2031/a", authors=("Adi",))

    assert list(through([page], attempt)) == [clean(page)]


def test_text_alone_starts_no_process() -> None:
    page = Page("a.txt", text="Warga mengungsi ke balai kota.")

    assert list(through([page, Skipped("b", "read", "why")], attempt, starts=("no-such-program",))) == [
        clean(page),
        Skipped("b", "read", "why"),
    ]


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("import time; time.sleep(60)", "it took longer than 1 seconds to read"),
        ("import os; os.abort()", "the process that read it died of it, twice"),
    ],
    ids=["hangs", "dies"],
)
def test_a_page_that_hangs_or_kills_its_process_is_skipped_with_the_reason(does: str, reason: str) -> None:
    # A stand-in for the worker which says that it is ready, takes the page and then does as it likes.
    ready = "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\5ready'); sys.stdout.flush(); sys.stdin.buffer.read(9)"
    code = f"{ready}; {does}"
    pages = [Page("bad.html", html=PARAGRAPH), Page("good.txt", text="Warga mengungsi.")]

    found = list(through(pages, attempt, starts=(sys.executable, "-c", code), seconds=1))

    assert found[0] == Skipped("bad.html", "clean", reason)
    assert isinstance(found[1], Article)


def test_three_hundred_mutated_pages_are_all_accounted_for() -> None:
    dice = random.Random(1)
    pages = [Page(f"{at}.html", html=_mutated(SAMPLE, dice)) for at in range(300)]

    found = list(through(pages, attempt))

    assert [each.source if isinstance(each, Skipped) else each.paths[0] for each in found] == [
        page.source for page in pages
    ]


def _mutated(html: str, dice: random.Random) -> str:
    """Cut, double, move or replace stretches of a page."""
    for _ in range(dice.randint(1, 12)):
        one, two = sorted(dice.randrange(len(html) + 1) for _ in range(2))
        piece = html[one:two][: dice.choice((5, 50, 500))]
        html = dice.choice(
            (
                html[:one] + html[one + len(piece) :],
                html[:one] + piece * dice.randint(2, 9) + html[one:],
                html[:two] + piece + html[two:],
                html[:one]
                + dice.choice(("<", ">", "</div>", "<table>", "\u0000", '"', "<!--", "&#x110000;", "<svg>"))
                + html[one:],
            )
        )
    return html
