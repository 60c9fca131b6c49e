"""Two pages side by side: the words that both have, and those that only one has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from runut.model import Article, Role

ROLES: tuple[Role, ...] = ("headline", "dateline", "lead", "body")
"""What is compared: furniture differs on every page and says nothing."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Words in a row that the other page has too, or has not."""

    text: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both pages cut into strands; `alike` is the share of words that both have in the same order, 0 to 1."""

    left: tuple[Strand, ...]
    right: tuple[Strand, ...]
    alike: float


def compare(left: Article, right: Article) -> Comparison:
    """Set two pages against each other, word by word.

    The distance is that of Indel in rapidfuzz: twice the longest common subsequence over both lengths.
    """
    own, other = _pieces(left), _pieces(right)
    keys, other_keys = [_key(piece) for piece in own], [_key(piece) for piece in other]
    kept: tuple[set[int], set[int]] = (set(), set())
    for step in Indel.opcodes(keys, other_keys):
        if step.tag == "equal":
            kept[0].update(range(step.src_start, step.src_end))
            kept[1].update(range(step.dest_start, step.dest_end))
    alike = Indel.normalized_similarity(keys, other_keys)
    return Comparison(_strands(own, kept[0]), _strands(other, kept[1]), alike)


def _pieces(article: Article) -> list[str]:
    """Cut what is compared into words, each with the space that follows it."""
    found: list[str] = []
    for span in article.spans(*ROLES):
        text = span.of(article.text)
        starts = [at for at, sign in enumerate(text) if not sign.isspace() and (at == 0 or text[at - 1].isspace())]
        found += [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return found


def _key(piece: str) -> str:
    return "".join(sign for sign in piece.casefold() if sign.isalnum()) or piece.strip()


def _strands(pieces: list[str], kept: set[int]) -> tuple[Strand, ...]:
    found: list[Strand] = []
    for at, piece in enumerate(pieces):
        is_own = at not in kept
        if found and found[-1].is_own == is_own:
            found[-1] = Strand(found[-1].text + piece, is_own)
        else:
            found.append(Strand(piece, is_own))
    return tuple(found)
