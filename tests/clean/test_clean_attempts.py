"""A page that trips us costs no other: whatever is raised becomes a reason, compiled or not."""

import pytest

from runut.clean.attempts import attempt
from runut.clean.identity import UnreadableError
from runut.errors import SourceError
from runut.model import Page, Skipped
from runut.world import outlets


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (KeyError("api"), "KeyError: 'api'"),
        (UnreadableError("it shows no text"), "it shows no text"),
        (MemoryError(), "it needs more memory than one page may have"),
        (ValueError("two\nlines"), "ValueError: two lines"),
    ],
)
def test_what_a_page_raises_becomes_the_reason_why_it_was_skipped(fault, reason, monkeypatch):
    def fails(*_):
        raise fault

    for name in ("find", "every"):
        monkeypatch.setattr(outlets, name, fails)

    assert attempt(Page("a.txt", text="Dua tewas. (AFP)\n", outlet="x")) == Skipped("a.txt", "clean", reason)


def test_what_a_person_must_mend_is_raised(monkeypatch):
    def fails(*_):
        raise SourceError("reader_odd")

    for name in ("find", "every"):
        monkeypatch.setattr(outlets, name, fails)

    with pytest.raises(SourceError):
        attempt(Page("a.txt", text="Dua tewas. (AFP)\n", outlet="x"))
