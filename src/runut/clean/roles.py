"""Label every stretch of a page: what each line says of itself first, then where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from runut.clean.blocks import Line, fold, lines
from runut.clean.datelines import behind_byline, dateline
from runut.clean.furniture import NONE, Sign
from runut.clean.galleries import PICTURE, behind_own_title, gallery_line
from runut.clean.prose import cut
from runut.clean.signs import is_about_writer, is_finished, is_prose, sign
from runut.lang import Pack
from runut.model import Role, Span

_PARAGRAPH = 120  # characters that no entry of a list has
_COPY, _LONGEST_COPY = 60, 400  # characters of a caption that repeats a paragraph's opening
_HEAD_LINES = 14  # where a headline, a dateline and all between them are looked for
_TITLE, _TITLE_WORDS = 21, (4, 30)  # characters that a title has at least; words of a headline, from and up to
_LONGER, _LIKE = 1.4, 0.7  # how much longer than the title a line that begins with it is; share of words in both
_DATED = 60  # characters of a line that a dateline may open, though it does not end as a sentence
_MOST_BEFORE = 3  # paragraphs above the dateline
_MAKERS = 5  # lines between a headline and the last line on who made the page
_LONG = 80  # characters from which on a line is the article's though it ends in no full stop


@dataclass(frozen=True, slots=True)
class Plan:
    """A page as lines: `headline` its line or None, the article runs from `start` up to `end`."""

    lines: list[Line]
    signs: list[Sign]
    headline: int | None
    start: int
    end: int


def stretches(text: str, title: str | None, pack: Pack) -> list[tuple[Span, Role]]:
    """Give each line of the text, or part of one, its role, in order.

    >>> from runut import lang
    >>> text = "Pasar Terbakar di Kota Contoh\\n\\nApi padam pada Senin malam.\\nBaca juga: Gempa di Pulau Rekaan"
    >>> [role for _, role in stretches(text, None, lang.load("id"))]
    ['headline', 'body', 'related']
    """
    plan = _plan(text, title, pack)
    roles = _in_order(plan, pack)
    _captions(plan, roles)
    return [part for at, role in enumerate(roles) for part in _parts(text, plan, at, role, pack)]


def _plan(text: str, title: str | None, pack: Pack) -> Plan:
    every = lines(text)
    signs = [sign(line, pack) for line in every]
    headline = _headline(every, signs, title)
    if headline is not None:
        own = every[headline].text
        signs = [
            PICTURE if said.kind == "teaser" and behind_own_title(line.text, own) else said
            for line, said in zip(every, signs, strict=True)
        ]
    start = _start(every, signs, headline)
    return Plan(every, signs, headline, start, _end(every, signs, start))


def _headline(every: list[Line], signs: list[Sign], title: str | None) -> int | None:
    """Find the line that is the title, or looks like one and has something below it."""
    head = every[:_HEAD_LINES]
    if title:
        wanted = fold(title)
        for at, line in enumerate(head):
            if line.folded == wanted or (
                len(wanted) >= _TITLE and line.folded.startswith(wanted) and len(line.text) < _LONGER * len(title)
            ):
                return at
        close = [_likeness(wanted, line.folded) for line in head]
        if close and max(close) >= _LIKE:
            return close.index(max(close))
    for at, line in enumerate(head):
        if signs[at] is not NONE and signs[at].role != "caption":
            continue
        if _is_titular(line) and at + 1 < len(every) and (line.group != every[at + 1].group or not title):
            return at
        if is_prose(line):
            return None
    return None


def _likeness(wanted: str, said: str) -> float:
    a, b = set(wanted.split()), set(said.split())
    return len(a & b) / max(len(a | b), 1)


def _is_titular(line: Line) -> bool:
    """Say whether a line is shaped like a headline: several words, no full stop."""
    n_words = len(line.text.split())
    return (
        _TITLE_WORDS[0] <= n_words <= _TITLE_WORDS[1]
        and not line.text.endswith((".", ";", ",", ":"))
        and len(line.text) > _TITLE
    )


def _start(every: list[Line], signs: list[Sign], headline: int | None) -> int:
    """Find the article's first paragraph: the one with a dateline, else the first prose below the makers' lines."""
    first = 0 if headline is None else headline + 1
    head = range(first, min(len(every), first + _HEAD_LINES))
    n_prose = 0
    for at in head:
        is_long = is_prose(every[at]) or len(every[at].text) > _DATED
        if signs[at].role != "caption" and is_long and dateline(every[at].text):
            return at
        n_prose += is_prose(every[at]) and signs[at].role not in ("caption", "related", "promo", "advert")
        if n_prose > _MOST_BEFORE:
            break
    tail = next((at for at in head if signs[at].kind in ("end", "list", "more", "age")), len(every))
    made = [at for at in head if at < tail and signs[at].role == "byline" and signs[at].kind != "initials"]
    after = first
    if made and sum(is_prose(every[at]) for at in range(first, made[-1])) <= 1 and made[-1] - first <= _MAKERS:
        after = made[-1] + 1
    is_dump = bool(made) or any(signs[at].role for at in head)
    return next((at for at in range(after, len(every)) if _opens(every[at], signs[at], is_dump)), after)


def _opens(line: Line, said: Sign, is_dump: bool) -> bool:
    states = len(line.text.split()) > 2 and line.text.endswith((".", '."', ".”"))
    return said.role is None and (not is_dump or states or is_prose(line) or len(line.text) > _LONG)


def _end(every: list[Line], signs: list[Sign], start: int) -> int:
    """Find the line where the article is over: from here no two paragraphs follow each other."""
    last_pair = _last_pair(every, signs)
    for at in range(max(start, last_pair + 1), len(every)):
        if signs[at].kind == "more" and _goes_on(every, signs, at + 1):
            continue
        if signs[at].kind in ("end", "list", "age", "more", "pages"):
            return at
    end = len(every)
    while end > start + 1 and _is_scrap(every, signs, end - 1):
        end -= 1
    return end


def _goes_on(every: list[Line], signs: list[Sign], at: int) -> bool:
    """Say whether a paragraph of its own follows "read more", left of a link in the middle of the article."""
    if at >= len(every) or signs[at].role is not None or every[at].group == every[at - 1].group:
        return False
    return len(every[at].text) > _PARAGRAPH and is_finished(every[at].text)


def _last_pair(every: list[Line], signs: list[Sign]) -> int:
    """Find the last paragraph that another follows, as none does in a list of stories; -1 when there is none."""
    free = [at for at, said in enumerate(signs) if said.role not in ("advert", "promo", "caption")]
    is_free_prose = [signs[at].role is None and is_prose(every[at]) for at in free]
    pairs = [free[at] for at, both in enumerate(pairwise(is_free_prose)) if all(both)]
    return max(pairs, default=-1)


def _is_scrap(every: list[Line], signs: list[Sign], at: int) -> bool:
    """Say whether a last line is left over from the page: furniture, or a few words with no full stop."""
    line, said = every[at], signs[at]
    if said.role is not None:
        return not (said.kind == "teaser" and line.text.endswith((".", '."', ".”", ';"', '";')))
    is_item = line.text[:1].isdigit() or line.text[:1] in "-•*\"“'("
    if at and line.group == every[at - 1].group and signs[at - 1].role is None:
        return False  # texts without blank lines end in short paragraphs of their own
    is_short = len(line.text.split()) <= 6 and len(line.text) < 60 and not is_finished(line.text)
    return is_short and not is_item and not line.text.isupper()


def _in_order(plan: Plan, pack: Pack) -> list[Role]:
    return [
        *_above(plan),
        *(_inside(plan, at, pack) for at in range(plan.start, plan.end)),
        *_below(plan),
    ]


def _above(plan: Plan) -> Iterator[Role]:
    """Label what stands above the first paragraph: sections, headline, standfirst, makers, pictures."""
    seen_maker = False
    for at in range(plan.start):
        said, line = plan.signs[at], plan.lines[at]
        if at == plan.headline:
            yield "headline"
            continue
        below = plan.headline is not None and at > plan.headline
        if plan.headline is not None and line.folded == plan.lines[plan.headline].folded:
            yield "headline"  # the title once more, as scrapers leave it
            continue
        if said.role and not (said.kind in ("list", "teaser") and is_prose(line)):
            seen_maker = seen_maker or said.role in ("byline", "caption")
            yield said.role
        elif below and is_prose(line):
            yield "caption" if seen_maker else "lead"
        elif below and seen_maker and len(line.text) < 60:
            yield "byline" if plan.signs[at - 1].kind in ("byline", "line") else "caption"
        else:
            yield "other" if len(line.text) < 60 else "caption" if seen_maker else "lead" if below else "other"


def _inside(plan: Plan, at: int, pack: Pack) -> Role:
    """Label a line of the article itself: body, unless it says that it is something else."""
    said, line = plan.signs[at], plan.lines[at]
    if said.kind in ("age", "more", "pages", "moment") and is_prose(line):
        return "body"
    if said.role is None and line.text.isupper() and len(line.text) < 40 and at >= plan.end - 2 and at > plan.start:
        return "byline"  # the agency or the writer, signing off
    if said.role is None and at >= plan.end - 3 and at > plan.start and is_about_writer(line, pack):
        return "footer"
    if said.kind == "line" and said.role == "other":
        return "body"
    if said.role is None and at > plan.start and plan.signs[at - 1].kind == "list" and not is_prose(line):
        return "related"
    return said.role or "body"


def _below(plan: Plan) -> Iterator[Role]:
    """Label what stands below the article: a list of stories runs on until something else begins."""
    running: Role = "other"
    for at in range(plan.end, len(plan.lines)):
        said = plan.signs[at]
        if said.kind in ("list", "age", "more", "teaser"):
            running = "related"
        elif said.kind in ("end", "pages"):
            running = "footer"
        if running == "related" and said.kind == "moment":
            yield "related"  # the day of another story
        else:
            yield said.role or ("related" if running == "related" else "other")


def _captions(plan: Plan, roles: list[Role]) -> None:
    """Spread captions: to their repetitions, and over the rest of a small group that a credit belongs to."""
    known = {plan.lines[at].folded for at, role in enumerate(roles) if role == "caption"}
    twice = {fold(line.text) for line in plan.lines if line.folded in known}
    told = (line for line, role in zip(plan.lines, roles, strict=True) if role in ("body", "lead"))
    paragraphs = sorted(line.folded for line in told if len(line.folded) > _COPY and is_finished(line.text))
    for at, line in enumerate(plan.lines):
        is_known = roles[at] in ("body", "lead", "other") and line.folded in twice
        if is_known or (roles[at] == "body" and _is_copied(line, paragraphs)):
            roles[at] = "caption"
    groups: dict[int, list[int]] = {}
    for at, line in enumerate(plan.lines):
        groups.setdefault(line.group, []).append(at)
    if len(groups) < 4:
        return
    small = (some for some in groups.values() if len(some) <= 5 and any(roles[at] == "caption" for at in some))
    for at in (at for some in small for at in some):
        if roles[at] in ("body", "lead", "other") and not dateline(plan.lines[at].text):
            roles[at] = "caption"


def _is_copied(line: Line, paragraphs: list[str]) -> bool:
    """Say whether a line without a full stop is how one of the sorted paragraphs begins, as many captions are."""
    if not _COPY < len(line.folded) < _LONGEST_COPY or is_finished(line.text):
        return False
    at = bisect_left(paragraphs, line.folded)
    return at < len(paragraphs) and paragraphs[at].startswith(line.folded)


def _parts(text: str, plan: Plan, at: int, role: Role, pack: Pack) -> Iterator[tuple[Span, Role]]:
    """Cut a line where it holds more than one thing: a dateline, a teaser, the headline before a caption."""
    span = plan.lines[at].span
    if role == "caption":
        yield from _behind_title(plan, at, span)
        return
    if role == "related" and plan.signs[at].kind == "teaser" and plan.start <= at < plan.end:
        role = "body"  # the scraper may have left the paragraph on the teaser's line
    if role not in ("body", "lead"):
        yield span, role
        return
    if plan.signs[at] is PICTURE and plan.headline is not None:
        yield from gallery_line(text, span, plan.lines[plan.headline].text, pack)
        return
    begin = span.start
    if at == plan.start and _is_makers(plan.lines[at], pack):
        begin += behind_byline(plan.lines[at].text)
        yield Span(span.start, begin), "byline"
    yield from cut(text, Span(begin, span.end), role, at <= plan.start + 1, pack)


def _is_makers(line: Line, pack: Pack) -> bool:
    return line.folded.startswith(pack.page.openings.get("byline", ()) or ("\n",))


def _behind_title(plan: Plan, at: int, span: Span) -> Iterator[tuple[Span, Role]]:
    """Part a caption from the headline that a scraper glued before it."""
    if plan.headline is not None and at != plan.headline:
        title = plan.lines[plan.headline].text
        if plan.lines[at].text.startswith(title):
            yield Span(span.start, span.start + len(title)), "headline"
            span = Span(span.start + len(title), span.end)
    yield span, "caption"
