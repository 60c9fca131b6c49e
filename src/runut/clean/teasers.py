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
_WINDOW = 800  # characters in which a headline has ended
_LONGEST_TITLE = 26  # words; the longest headline of the training pages has 22
_USUAL_TITLE = (8, 13)


class Inline(NamedTuple):
    """One language's furniture inside paragraphs."""

    opener: Pattern
    exact: dict[str, Role]
    small: frozenset[str]
    starters: frozenset[str]
    half_starters: frozenset[str]


@cache
def _inline(pack: Pack) -> Inline:
    page = pack.page
    exact = {words: role for role, said in page.inline.items() for words in said}
    capital = [words[:1].upper() + words[1:] for words in page.teasers]
    every = (*capital, *(words.title() for words in page.teasers), *(words.upper() for words in page.teasers))
    promos = tuple(words[:1].upper() + words[1:] for words in page.promos)
    also = [words for words in every if " " in words]  # where the scraper took the link away, only a comma is left
    teaser = rf"\({alternation((*page.teasers, *every))}\s*:|\b{alternation(every)}\s*:|\b{alternation(also)}\s,"
    makers = rf"\((?i:{alternation((*page.reporters, *page.editors))})\b[^()]{{2,120}}\)"
    source = rf"(?i:{alternation(page.credits)})\s*:[^:.!?]{{2,60}}[.;\"]*\s*(?m:$)"
    literal = "|".join(alternation([words]) for words in sorted(exact, key=len, reverse=True))
    return Inline(
        opener=compile_pattern(
            rf"({teaser})|(\b{alternation(promos)}\b)|({literal})|({makers})|(\b{source})", ignore_case=False
        ),
        exact={" ".join(words.split()): role for words, role in exact.items()},
        small=frozenset(page.title_small),
        starters=frozenset(page.starters),
        half_starters=frozenset(page.half_starters),
    )


def holds(text: str, pack: Pack) -> bool:
    """Say whether a text may hold furniture inside its lines."""
    return _inline(pack).opener.search(text) is not None


def inline(text: str, line: Span, pack: Pack) -> Iterator[tuple[Span, Role]]:
    """Yield the furniture inside one line, in order: teasers, promotions, adverts."""
    known = _inline(pack)
    said = line.of(text)
    found = [match for match in known.opener.finditer(said) if match.group(3) or _may_open(said, match.start())]
    done = 0
    for at, match in enumerate(found):
        start = match.start()
        if start < done:
            continue
        stop = found[at + 1].start() if at + 1 < len(found) else len(said)
        role: Role
        if match.group(1):
            done, role = (
                _teaser_end(said, match.end(), stop, known, is_bracketed=said[start] == "(", is_own_line=start == 0),
                "related",
            )
        elif match.group(2):
            done, role = stop, "promo"
        elif match.group(4) or match.group(5):
            done, role = match.end(), "byline" if match.group(4) else "footer"
        else:
            done, role = match.end(), known.exact[" ".join(match.group(3).split())]
        yield Span(line.start + start, line.start + done), role


def _may_open(said: str, start: int) -> bool:
    """Say whether a sentence could begin here: nothing before, a finished one, or a bracket."""
    before = said[max(0, start - 20) : start].rstrip()
    return (
        not before or not (before[-1].islower() or before[-1] in ",-") or said[start] in "([" or said[start].isupper()
    )


def _teaser_end(said: str, start: int, stop: int, known: Inline, *, is_bracketed: bool, is_own_line: bool) -> int:
    """Find where the title of another story ends and the paragraph goes on."""
    rest = said[start:stop]
    if said[start - 1] == ",":
        return start
    if rest.lstrip().startswith(","):  # the scraper took the link away with its words
        return start + rest.index(",") + 1
    if is_bracketed and ")" in rest:
        return start + rest.index(")") + 1
    tokens = [(match.start(), match.end(), match.group(0)) for match in _TOKEN.finditer(rest[:_WINDOW])]
    if (
        is_own_line
        and len(tokens) <= _LONGEST_TITLE
        and not any(word.endswith((".", '."', ".”")) for _, _, word in tokens)
    ):
        return stop
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
        if at > 0 and word.startswith(_QUOTE) and _is_speech(words, at, known):
            return at
        if at > 1 and _is_small(word) and _bare(word).casefold() not in known.small:
            limit = at
            break
    if limit == len(words) and limit <= _LONGEST_TITLE:
        return limit
    return _best_cut(words, min(limit, len(words) - 1), known)


def _best_cut(words: list[str], limit: int, known: Inline) -> int:
    """Choose the capital at which the sentence begins that holds the small word at `limit`."""
    cuts = [at for at in range(2, limit + 1) if words[at][:1].isupper() or words[at][:1].isdigit()]
    return max(cuts, key=lambda at: (_cut_score(words, at, limit, known), at), default=limit)


def _cut_score(words: list[str], at: int, limit: int, known: Inline) -> float:
    """Weigh one cut: weights fitted on 263 teasers of the training corpus whose titles are known (81 % right)."""
    shortest, longest = _USUAL_TITLE
    before, here = words[at - 1], _bare(words[at]).casefold()
    behind = limit - at  # capitals that the sentence opens with: one or two words of its subject, rarely more
    score = -1.0 * max(0, shortest - at) - 0.55 * max(0, at - longest)
    score += 2.4 if here in known.starters else 1.2 if here in known.half_starters else 0.0
    score += {1: 1.95, 2: 0.5, 3: -0.4}.get(behind, -0.45 * max(0, behind - 3))
    if words[at].endswith(".") and words[at][:-1].isdigit():
        score += 1.2  # the next entry of a numbered list
    if before.endswith((",", ":")):
        score -= 1.4
    elif before.endswith((".", "!", "?")):
        score += 1.8
    if _bare(before).casefold() in known.small:
        score -= 1.2
    return score


def _is_speech(words: list[str], at: int, known: Inline) -> bool:
    """Say whether a quotation mark opens somebody's words rather than a word or two of the headline."""
    marks = ("&quot;", '"', "”", "rdquo;")
    for place, word in enumerate(words[at : at + 5]):
        if place and _is_small(word) and _bare(word).casefold() not in known.small:
            return True
        if word.rstrip(".,:;?!").endswith(marks):
            return False
    return True


def _is_small(word: str) -> bool:
    bare = _bare(word)
    return bare[:1].islower() and bare.isalpha()


def _bare(word: str) -> str:
    return word.strip(".,:;!?()[]\"'“”‘’*-–…")
