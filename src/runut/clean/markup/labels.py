"""Blocks → labels: what each stretch of the frozen text is, by its chance, its boxes and its words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from runut.clean.blocks import Line
from runut.clean.blocks import fold as folded
from runut.clean.furniture import NONE, Sign, signs
from runut.clean.markup.features import fold
from runut.clean.markup.walk import PLACES, Block, Box, groups
from runut.clean.prose import cut
from runut.clean.signs import is_finished, is_initials, is_prose, kinds_of, sign
from runut.clean.teasers import holds
from runut.lang import Pack
from runut.model import Role, Span

LIKELY = 0.5
"""From this chance on a block belongs to the article: the bench run on the training pages chose it."""
_LONG = 200  # characters of a block that is surely a paragraph
_OPENING = 90  # characters of it that are read
_CREDIT_ENDS = ")]/"
_LONGEST_KICKER = 30
_STOPS = "。।؟።"  # full stops of other scripts
_LINKED = 0.9  # share of a block that is a link
_LEAST_TITLE = 5  # words
_OPENERS = 2  # paragraphs that may open with a dateline
_NEAR = 4  # blocks above and below the article whose words are read
_LONGER = 20  # characters that a headline may have beyond the title that the head gives
_BELOW = 0.8  # share of a photo story's words that stand below pictures
_LONGEST_WORD = 300  # characters of a block outside of the article that its words may name
_LINKS = 0.8  # share of it that may be links
_TEASED, _SHORTEST_TEASER = 0.6, 25  # share of links, and characters, from which on it is another story's title
_SHORTEST_LEAD = 30  # characters
_HEADS = ("h1", "h2", "h3", "h4", "div", "p", "td", "header", "section", "article")
_FIGURE, _FOOTER = 1 << PLACES.index("figure"), 1 << PLACES.index("footer")
_BESIDE = 1 << PLACES.index("nav") | 1 << PLACES.index("header") | 1 << PLACES.index("form")
_SPAN = Span(0, 0)  # of lines that are asked for their words alone
_ROLE_OF: tuple[tuple[str, str, Role], ...] = (
    ("own", "caption", "caption"),
    ("own", "byline", "byline"),
    ("own", "date", "byline"),
    ("above", "advert", "advert"),
    ("above", "promo", "promo"),
    ("above", "related", "related"),
    ("above", "comment", "other"),
    ("above", "footer", "footer"),
)


class Text(NamedTuple):
    """A page's frozen text: the blocks that it is made of, where each stands in it, their chances, their numbers."""

    text: str
    blocks: list[Block]
    spans: list[Span]
    chances: list[float]
    places: list[int]


def freeze(blocks: Sequence[Block], boxes: Sequence[Box], chances: Sequence[float]) -> Text:
    """Join what a reader sees into the page's text, block by block, without hidden ones that are no article."""
    texts, kept, left, places, at = [], [], [], [], 0
    spans: list[Span] = []
    make = tuple.__new__
    for place, (block, chance) in enumerate(zip(blocks, chances, strict=True)):
        text, here, _, _, _ = block
        if chance >= LIKELY or not boxes[here][5]:
            texts.append(text)
            kept.append(block)
            left.append(chance)
            places.append(place)
            end = at + len(text)
            spans.append(make(Span, (at, end)))
            at = end + 1
    return Text("\n".join(texts), kept, spans, left, places)


def headline(page: Text, boxes: Sequence[Box], titles: Sequence[str]) -> int | None:
    """Find the block that shows the title: one that a head names, else the first `h1`; None where there is none."""
    wanted = {fold(title) for title in titles} - {""}
    longest = max((len(title) for title in titles), default=0) + _LONGER
    shortest = min((len(title) for title in titles), default=0) // 2
    last = next((at for at, chance in enumerate(page.chances) if chance >= LIKELY), len(page.blocks) - 1)
    best: tuple[int, int] | None = None
    for at, (text, here, _, _, _) in enumerate(page.blocks[: last + 12]):
        tag = boxes[here][1]
        if tag != "h1" and not shortest <= len(text) <= longest:
            continue
        rank = _HEADS.index(tag) if tag in _HEADS else len(_HEADS)
        said = fold(text[:400])
        if said in wanted or (tag == "h1" and said and any(_is_most(said, title) for title in wanted)):
            best = min(best or (rank, at), (rank, at))
        elif tag == "h1" and len(text) > 7 and best is None and not wanted:
            best = (0, at)
    if best is None:
        best = next(
            ((0, at) for at, (text, *_) in enumerate(page.blocks[: last + 12]) if _has_kicker(text, wanted)), None
        )
    if best is None:
        ones = [at for at, (text, here, *_) in enumerate(page.blocks) if boxes[here][1] == "h1" and len(text) > 7]
        return ones[0] if len(ones) == 1 else None
    return best[1]


def _has_kicker(text: str, wanted: set[str]) -> bool:
    """Say whether a line is a title with a few words and a colon before it: `In Picture: Api di Rekaan`."""
    kicker, colon, rest = text.partition(": ")
    return bool(colon) and len(kicker) <= _LONGEST_KICKER and fold(rest) in wanted


def _is_most(said: str, title: str) -> bool:
    """Say whether a line is a title with a little less or more: a section's name is not."""
    return (said in title and 2 * len(said) > len(title)) or title in said


def stretches(
    page: Text, boxes: Sequence[Box], top: int | None, description: str | None, pack: Pack
) -> list[tuple[Span, Role]]:
    """Give each block, or part of one, its role, in order."""
    inside = [at for at, chance in enumerate(page.chances) if chance >= LIKELY and at != top]
    first, last = (inside[0], inside[-1]) if inside else (len(page.blocks), -1)
    start = min(first, top) if top is not None else first
    told = fold(description or "")[:80]
    below = {at for at in inside if _is_caption(*_around(page.blocks[at], boxes))}
    is_gallery = _is_gallery(page, inside, below)
    is_plain = not inside or not holds(page.text[page.spans[first].start : page.spans[last].end], pack)
    found: list[tuple[Span, Role]] = []
    n_body = 0
    low, high = start - _NEAR, last + _NEAR
    for at, (block, span, chance) in enumerate(zip(page.blocks, page.spans, page.chances, strict=True)):
        box = boxes[block[1]]
        near = boxes[box[0]][2]
        if at == top:
            found.append((span, "headline"))
        elif chance >= LIKELY:
            is_below = at in below and not is_gallery
            role = "caption" if is_below else _inside(block[0], pack, is_last=at >= last - 2)
            if role == "body" and block[2] > _LINKED * len(block[0]) and _is_other(block[0], box, found):
                role = "related"
            if role == "body" and not n_body and _is_lead(block, box, near, told):
                role = "lead"
            n_body += role == "body"
            if role == "body" and is_plain and n_body > _OPENERS:
                found.append((span, role))  # as `cut` would give it
            elif role in ("body", "lead"):
                found += cut(page.text, span, role, n_body <= _OPENERS, pack, is_plain=is_plain)
            else:
                found.append((span, role))
        else:
            role = _outside(block, box, near, pack, is_near=low <= at <= high)
            may_lead = at < first and top is not None and top < at and role in ("other", "body")
            found.append((span, "lead" if may_lead and _is_lead(block, box, near, told) else role))
    return found


def _is_other(text: str, box: Box, found: Sequence[tuple[Span, Role]]) -> bool:
    """Say whether a link that fills a block of the article is the title of another story.

    It is below another such title, or below the words that announce one; and where it is a paragraph that is no
    sentence.
    """
    if found and found[-1][1] == "related":
        return True
    is_long = len(text.split()) >= _LEAST_TITLE
    return box[1] == "p" and is_long and not is_finished(text) and text[-1] not in _STOPS


def _around(block: Block, boxes: Sequence[Box]) -> tuple[Box, int]:
    """Give a block's box, and what the names of the box around that tell of."""
    box = boxes[block[1]]
    return box, boxes[box[0]][2]


def _is_gallery(page: Text, inside: Sequence[int], below: Collection[int]) -> bool:
    """Say whether the page is a photo story: nearly all of its words stand below pictures, and are its article."""
    whole = sum([len(page.blocks[at][0]) for at in inside])
    return sum([len(page.blocks[at][0]) for at in below]) > _BELOW * whole


def _inside(text: str, pack: Pack, *, is_last: bool) -> Role:
    """Label a block of the article: body, unless its words say that it is something else."""
    said = _said(text, pack)
    if said.role is None:
        return "byline" if is_last and is_initials(text) else "body"
    if said.kind in ("age", "more", "pages", "moment", "teaser", "list", "end", "line") and is_prose(_line(text)):
        return "body"
    if said.kind in ("line", "address") and said.role == "other":
        return "body"  # weighed as the article's: what a writer points to
    if said.kind == "teaser":
        return "related"
    return said.role


def _outside(block: Block, box: Box, near: int, pack: Pack, *, is_near: bool) -> Role:
    """Label a block that is not of the article: by its words when it stands near, else by its boxes."""
    _, tag, own, above, places, _ = box
    role, is_sure = _by_box(tag, own | near, above, places)
    if is_sure:
        return role
    text, _, in_links, _, _ = block
    n_chars = len(text)
    if is_near and n_chars < _LONGEST_WORD and in_links < _LINKS * n_chars:
        said = _said(text, pack)
        if said.role is not None:
            return said.role
    if role == "other" and n_chars > _SHORTEST_TEASER and in_links > _TEASED * n_chars and tag not in ("nav", "footer"):
        return "related"
    return role


@cache
def _bit(name: str) -> int:
    return 1 << groups().index(name)


def _is_caption(box: Box, near: int) -> bool:
    _, tag, own, _, places, _ = box
    return _captions(tag, own | near, places)


@lru_cache(maxsize=1 << 13)
def _captions(tag: str, own: int, places: int) -> bool:
    if tag == "figcaption" or places & _FIGURE:
        return True
    return bool(own & _bit("caption")) and not own & (_bit("body") | _bit("article"))


def _is_lead(block: Block, box: Box, near: int, told: str) -> bool:
    """Say whether a block is the standfirst: its box is called so, or it is what the head gives as description."""
    text, _, in_links, _, _ = block
    if 2 * in_links > len(text) or len(text) < _SHORTEST_LEAD:
        return False
    _, tag, own, above, _, _ = box
    if (own | near) & _bit("lead") and not above & _bit("related"):
        return True
    return len(told) > _SHORTEST_LEAD and tag[0] == "h" and fold(text).startswith(told[:60])


@lru_cache(maxsize=1 << 14)
def _by_box(tag: str, own: int, above: int, places: int) -> tuple[Role, bool]:
    """Say what a block is by its boxes, and whether that is so whatever its words say."""
    if _captions(tag, own, places):
        return "caption", True
    if places & _BESIDE:
        return "other", False
    if places & _FOOTER:
        return "footer", False
    for own_bit, above_bit, role in _roles():
        if own & own_bit or above & above_bit:
            return role, False
    return "other", False


@cache
def _roles() -> tuple[tuple[int, int, Role], ...]:
    """Give the bit of each role, among a box's own groups or those of all around it."""
    return tuple((_bit(name), 0, role) if where == "own" else (0, _bit(name), role) for where, name, role in _ROLE_OF)


def _line(text: str) -> Line:
    return tuple.__new__(Line, (_SPAN, text, folded(text), 0))


def _said(text: str, pack: Pack) -> Sign:
    """Say what a block claims to be; a long one can only claim it with its first words, or be a credited picture."""
    if len(text) > _LONG and text[-1] not in _CREDIT_ENDS:
        if not kinds_of(folded(text[:_OPENING]), signs(pack)):
            return NONE
        line = _line(text[:_OPENING])
    else:
        line = _line(text)
    return sign(line, pack) if line.folded else NONE
