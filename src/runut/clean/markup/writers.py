"""Who wrote the page: those whom its head calls authors, else those who sign it; no addresses, desks or editors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from runut.clean.blocks import fold
from runut.clean.markup.features import fold as bare
from runut.clean.markup.walk import Document, groups
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.world import outlets

_APART = compile_pattern(r"\s*(?:[;|/•]|,\s*(?:(?:and|dan|und|et)\s+)?|\s(?:and|dan|und|et|y|&)\s)\s*")
_OPENS = compile_pattern(
    r"^(?:(?:written |posted |story |words )?by|oleh|von|par|por|penulis|reporter|laporan)\s*:?\s+"
)
_BEHIND = compile_pattern(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*$|\s+-\s+.{2,60}$")
_NO_NAME = compile_pattern(r"@|://|^www\.|^[a-z0-9]*[_-][a-z0-9_-]*$|^[^\pL]*$|\d{3}", ignore_case=False)
_SHAPE = compile_pattern(r"^\p{Lu}[\pL.'’-]+(?:\s[\pL][\pL.'’-]*){1,3}$", ignore_case=False)
_OPEN_BEHIND = "([-"  # one of these stands in what `_BEHIND` matches
_LEAST_JOINED = 3  # words of two names without a mark between them
_LONGEST = 60  # characters of a name
_SHORTEST, _LONGEST_LINE = 4, 80  # characters of a line with a name or several
_MARKED = '[rel~="author"], [itemprop~="author"]'


def writers(candidates: Iterable[Sequence[str]], pack: Pack, houses: Collection[str] | None = None) -> tuple[str, ...]:
    """Name the authors by the first of several lists that names any; given `houses`, its own names, no outlet counts.

    >>> from runut import lang
    >>> writers([["https://example.org/a", "Redaksi"], ["Sinta Rekaan and Adi N."]], lang.load("id"))
    ('Sinta Rekaan', 'Adi N')
    """
    for told in candidates:
        people = (name for words in told for name in _people(words, pack))
        named = tuple(dict.fromkeys(name for name in people if houses is None or not _is_house(name, houses)))
        if named:
            return named
    return ()


def _is_house(name: str, houses: Collection[str]) -> bool:
    """Say whether a name is an outlet's: its own, or one that is known and no agency."""
    if bare(name) in houses:
        return True
    known = outlets.find(name)
    return known is not None and known.kind != "agency"


def _people(words: str, pack: Pack) -> Iterator[str]:
    if _is_no_name(words.strip()):
        return
    for part in _apart(_bare_behind(_OPENS.sub("", words.strip()))):
        name = _bare_behind(part).strip(" .,*-–—:")
        if name and len(name) <= _LONGEST and not _is_no_name(name) and not _is_desk(name, pack):
            yield name


# Most names are two words of letters: that is told in a tenth of the time that a pattern takes.
def _is_no_name(words: str) -> bool:
    return not words.replace(" ", "").isalpha() and _NO_NAME.search(words) is not None


def _bare_behind(words: str) -> str:
    return _BEHIND.sub("", words) if any(map(words.__contains__, _OPEN_BEHIND)) else words


def _apart(words: str) -> list[str]:
    is_one = words.replace(" ", "").isalpha() and len(words.split()) < _LEAST_JOINED
    return [words] if is_one else _APART.split(words)


def _is_desk(name: str, pack: Pack) -> bool:
    """Say whether a name is a desk's; an agency that a head names as author is one."""
    if fold(name) not in pack.page.desks:
        return False
    known = outlets.find(name)
    return known is None or known.kind != "agency"


def by_line(signed: Iterable[str], houses: Collection[str]) -> tuple[str, ...]:
    """Keep what is shaped like a person's name and holds no name of the outlet.

    >>> by_line(["Sinta Rekaan", "Contoh dan Kantor Berita", "Nasional"], {"contoh"})
    ('Sinta Rekaan',)
    """
    return tuple(name for name in signed if _SHAPE.search(name) and not any(house in bare(name) for house in houses))


def signatures(tree: Any, document: Document, top: int | None, first: int) -> Iterator[str]:
    """Yield the names that the page shows as its writers': marked up as such, else in a byline by the headline."""
    marked = [" ".join(node.text().split()) for node in tree.css(_MARKED)[:4]]
    if any(marked):
        yield from (words for words in marked if _SHORTEST <= len(words) < _LONGEST_LINE)
        return
    bit = 1 << groups().index("byline")
    low = min(first, top) if top is not None else first
    for text, here, _, _, _ in document.blocks[max(0, low - 3) : max(first, low) + 3]:
        parent, _, own, _, _, _ = document.boxes[here]
        if (own | document.boxes[parent][2]) & bit and len(text) < _LONGEST_LINE:
            name = _OPENS.sub("", text).strip(" .,|-–")
            if _SHAPE.search(name):
                yield name
