"""Find furniture that scrapers glued into the middle of a paragraph, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Role, Span

_TOKEN = compile_pattern(r"\S+")
_QUOTE = ("&quot;", "&ldquo;", "&amp;ldquo;", "&amp;quot;", "“", '"')
_LONGEST_TITLE = 26  # words; the longest headline of the training pages has 22
_USUAL_TITLE = (8, 15)


class Inline(NamedTuple):
    """One language's furniture inside paragraphs."""

    opener: Pattern
    exact: dict[str, Role]
    small: frozenset[str]
    starters: frozenset[str]


@cache
def _inline(pack: Pack) -> Inline:
    page = pack.page
    exact = {words: role for role, said in page.inline.items() for words in said}
    capital = [words[:1].upper() + words[1:] for words in page.teasers]
    every = (*capital, *(words.title() for words in page.teasers), *(words.upper() for words in page.teasers))
    promos = tuple(words[:1].upper() + words[1:] for words in page.promos)
    teaser = rf"\({alternation((*page.teasers, *every))}\s*:|\b{alternation(every)}\s*:"
    literal = "|".join(alternation([words]) for words in sorted(exact, key=len, reverse=True))
    return Inline(
        opener=compile_pattern(rf"({teaser})|(\b{alternation(promos)}\b)|({literal})", ignore_case=False),
        exact={" ".join(words.split()): role for words, role in exact.items()},
        small=frozenset(page.title_small),
        starters=frozenset(page.starters),
    )


def inline(text: str, line: Span, pack: Pack) -> Iterator[tuple[Span, Role]]:
    """Yield the furniture inside one line, in order: teasers, promotions, adverts."""
    known = _inline(pack)
    said = line.of(text)
    found = [match for match in known.opener.finditer(said) if _may_open(said, match.start())]
    done = 0
    for at, match in enumerate(found):
        start = match.start()
        if start < done:
            continue
        stop = next((later.start() for later in found[at + 1 :] if later.start() > start), len(said))
        role: Role
        if match.group(1):
            done, role = _teaser_end(said, match.end(), stop, known), "related"
        elif match.group(2):
            done, role = stop, "promo"
        else:
            done, role = match.end(), known.exact[" ".join(match.group(3).split())]
        yield Span(line.start + start, line.start + done), role


def _may_open(said: str, start: int) -> bool:
    """Say whether a sentence could begin here: nothing before, a finished one, or a bracket."""
    before = said[:start].rstrip()
    return (
        not before or not (before[-1].islower() or before[-1] in ",-") or said[start] in "([" or said[start].isupper()
    )


def _teaser_end(said: str, start: int, stop: int, known: Inline) -> int:
    """Find where the title of another story ends and the paragraph goes on."""
    rest = said[start:stop]
    if rest.lstrip().startswith(","):  # the scraper took the link away with its words
        return start + rest.index(",") + 1
    if said[:start].rstrip(": ").rpartition("(")[2].strip() in said[:start] and "(" in said[max(0, start - 30) : start]:
        close = rest.find(")")
        if close >= 0:
            return start + close + 1
    tokens = [(match.start(), match.end(), match.group(0)) for match in _TOKEN.finditer(rest)]
    cut = title_words([word for _, _, word in tokens], known)
    return start + tokens[cut - 1][1] if 0 < cut <= len(tokens) and tokens else stop


def title_words(words: list[str], known: Inline) -> int:
    """Count the words of the headline that a run of words begins with.

    Headlines write nearly every word with a capital; the first small one that is no particle belongs to the sentence
    behind. That sentence begins at one of the capitals before it: at a quotation mark, behind a full stop, or at a
    word that opens sentences.
    """
    limit = len(words)
    for at, word in enumerate(words[: _LONGEST_TITLE + 6]):
        if at > 0 and word.startswith(_QUOTE) and _closes_nowhere(words, at):
            return at
        if at > 1 and _is_small(word) and _bare(word).casefold() not in known.small:
            limit = at
            break
    if limit == len(words) and limit <= _LONGEST_TITLE:
        return limit
    return _best_cut(words, min(limit, len(words) - 1), known)


def _best_cut(words: list[str], limit: int, known: Inline) -> int:
    best, best_score = limit, float("-inf")
    for at in range(max(2, limit - 9), limit + 1):
        if at >= len(words) or not (words[at][:1].isupper() or words[at][:1].isdigit()):
            continue
        score = _cut_score(words, at, limit, known)
        if score > best_score:
            best, best_score = at, score
    return best


def _cut_score(words: list[str], at: int, limit: int, known: Inline) -> float:
    low, high = _USUAL_TITLE
    score = -0.35 * max(0, low - at) - 0.3 * max(0, at - high)
    before, here = words[at - 1], _bare(words[at]).casefold()
    if here in known.starters:
        score += 2.5
    if before.endswith((".", "!", "?", "...")):
        score += 2.0
    if _bare(before).casefold() in known.small or before.endswith((",", ":")):
        score -= 4.0
    if words[at].endswith(","):
        score += 1.0
    return score - 0.15 * (limit - at)


def _closes_nowhere(words: list[str], at: int) -> bool:
    """Say whether a quotation mark opens a speech rather than a word or two of the headline."""
    marks = ("&quot;", '"', "”", "rdquo;")
    near = words[at : at + 5]
    return not any(word.rstrip(".,:;?!").endswith(marks) for word in near)


def _is_small(word: str) -> bool:
    bare = _bare(word)
    return bare[:1].islower() and bare.isalpha()


def _bare(word: str) -> str:
    return word.strip(".,:;!?()[]\"'“”‘’*-–…")
