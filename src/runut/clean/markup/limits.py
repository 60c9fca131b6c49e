"""How deep a page may be: refused before it is parsed, because the time that would take grows with its square."""

from __future__ import annotations

from collections.abc import Iterator

from runut.clean.identity import UnreadableError

DEEPEST = 5_000
"""Elements within one another, as far as their tags tell: of 712 real pages the deepest has 629, and 5,000 take half a
second; browsers stop at 512."""
_MANY = 10_000  # tags; nested, fewer take a third of a second
_COMMENT_ENDS: tuple[str, ...] = ("-->", "--!>")
_RAW, _FOREIGN = ("script", "style"), ("svg", "math")
_BEHIND_NAME, _LONGEST_NAME = "> /\n\t\r\f", 40
# Empty ones, and those that the next of their kind closes (HTML Living Standard, 13.1.2 and 13.1.2.4).
_NEVER_DEEP = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "dt", "dd", "rt", "rp", "optgroup", "option", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption",
    "body", "html", "head",
))  # fmt: skip


def refuse(html: bytes) -> None:
    """Raise UnreadableError for elements that are nested too deep."""
    n_tags = len(html) - len(html.replace(b"<", b""))  # `count` takes thrice as long
    if n_tags >= _MANY and depth(html.decode("utf-8", "replace")) > DEEPEST:
        raise UnreadableError(f"its elements are nested more than {DEEPEST:,} deep")


def depth(html: str) -> int:
    """Count how many elements stand within one another, as far as their tags tell; stops beyond the deepest.

    >>> depth("<div><p>a<p>b<br><b>c</b></div><div><div>d"), depth("<ul><li><ul><li><ul><li>")
    (2, 3)
    """
    opened: dict[str, int] = {}
    now = most = 0
    for is_end, name in _tags(html):
        if not is_end:
            opened[name] = opened.get(name, 0) + 1
            now += 1
            most = max(most, now)
            if now > DEEPEST:
                break
        elif opened.get(name):
            opened[name] -= 1
            now -= 1
    return most


def _tags(html: str) -> Iterator[tuple[bool, str]]:
    """Yield the tags that can be deep, without those in comments, scripts and styles; ends are true.

    Cut at each `<`: a pattern would take twenty times as long over a page of many tags.
    """
    ends: tuple[str, ...] = ()  # what ends the comment or the script that we are in
    foreign = 0  # in svg and math, scripts and styles are elements like others
    for part in html.split("<")[1:]:
        if ends:
            if any(map(part.__contains__, ends)) if ends == _COMMENT_ENDS else part[:8].lower().startswith(ends):
                ends = ()
            continue
        if part.startswith("!--"):
            ends = () if any(map(part.__contains__, _COMMENT_ENDS)) else _COMMENT_ENDS
            continue
        is_end = part.startswith("/")
        name = _name(part[is_end : is_end + _LONGEST_NAME])
        if name in _FOREIGN:
            foreign = max(0, foreign + (-1 if is_end else 1))
        if name in _RAW and not is_end and not foreign:
            ends = (f"/{name}",)
        elif name[:1].isalpha() and name not in _NEVER_DEEP:
            yield is_end, name


def _name(words: str) -> str:
    for mark in _BEHIND_NAME:
        words = words.partition(mark)[0]
    return words.lower()
