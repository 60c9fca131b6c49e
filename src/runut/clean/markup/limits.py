"""How deep a page may be: refused before it is parsed, because the time that would take grows with its square."""

from __future__ import annotations

from runut.clean.identity import UnreadableError
from runut.lang.patterns import compile_pattern

DEEPEST = 5_000
"""Elements within one another, as far as their tags tell: of 712 real pages the deepest has 629, and 5,000 take half a
second; browsers stop at 512."""
_MANY = 10_000  # tags; nested, fewer take a third of a second
_TAG = compile_pattern(r"(?s)<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)|<(/?)([a-z][a-z0-9-]*)")
# Empty ones, and those that the next of their kind closes (HTML Living Standard, 13.1.2 and 13.1.2.4).
_NEVER_DEEP = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "dt", "dd", "rt", "rp", "optgroup", "option", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption",
    "body", "html", "head",
))  # fmt: skip


def refuse(html: bytes) -> None:
    """Raise UnreadableError for elements that are nested too deep."""
    if html.count(b"<") >= _MANY and depth(html.decode("utf-8", "replace")) > DEEPEST:
        raise UnreadableError(f"its elements are nested more than {DEEPEST:,} deep")


def depth(html: str) -> int:
    """Count how many elements stand within one another, as far as their tags tell; stops beyond the deepest.

    >>> depth("<div><p>a<p>b<br><b>c</b></div><div><div>d"), depth("<ul><li><ul><li><ul><li>")
    (2, 3)
    """
    opened: dict[str, int] = {}
    now = most = 0
    for match in _TAG.finditer(html):
        close, name = match.groups()
        name = (name or "").lower()
        if not name or name in _NEVER_DEEP:
            continue
        if not close:
            opened[name] = opened.get(name, 0) + 1
            now += 1
            most = max(most, now)
            if now > DEEPEST:
                break
        elif opened.get(name):
            opened[name] -= 1
            now -= 1
    return most
