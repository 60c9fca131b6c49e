"""Find short names in brackets behind the names they stand for: "Joko Widodo (Jokowi)"."""

from __future__ import annotations

from collections.abc import Iterator

from runut.lang import Pack
from runut.text.wording import Token, vocabulary

_LEAST = 2  # words of a name


def aliases(words: list[Token], text: str, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each short name in brackets with the name before it: "Joko Widodo (Jokowi)"."""
    for k in [k for k, word in enumerate(words[:-2]) if word.text == "("]:
        if k < _LEAST or not words[k + 1].text[0].isupper():
            continue
        close = next((j for j in range(k + 2, min(k + 5, len(words))) if words[j].text == ")"), None)
        if close is None or not all(word.text[0].isupper() for word in words[k + 1 : close]):
            continue
        first = _name_before(words, k, pack)
        if first is None:
            continue
        alias = text[words[k + 1].start : words[close - 1].end]
        full = text[words[first].start : words[k - 1].end]
        if (alias.isupper() and len(alias) > 2) or vocabulary(pack).classes.get(words[first].low) == "bodies":
            yield alias, f"{full} ({alias})"
        elif k - first > 1 and not alias.isupper():
            yield alias, full
            titles = [j for j in range(k + 1, close - 1) if vocabulary(pack).classes.get(words[j].low) == "ranks"]
            if titles:  # "(Gus Budi)": a cue gives the name without the title
                yield text[words[titles[-1] + 1].start : words[close - 1].end], full


def _name_before(words: list[Token], end: int, pack: Pack) -> int | None:
    """Give where the capitalised words before a bracket begin, titles left out; joins may stand among them."""
    known, at = vocabulary(pack), end
    while at and (words[at - 1].text[0].isupper() or (words[at - 1].low in known.joins and at > 1 and at < end)):
        if words[at - 1].text in known.never:
            break
        at -= 1
    while at < end and (words[at].low in known.joins or known.classes.get(words[at].low) in ("ranks", "offices")):
        at += 1
    return at if at < end else None
