"""The origin tree of one story while it grows: branches, what proves each, and the figures that hang on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from runut.model import Evidence, Origin, OriginKind, content_id

_STRONGER: tuple[OriginKind, ...] = ("authority", "person", "agency", "reporter", "outlet")
"""What an origin is where it shows as several: a medium that another credits is more than where words were seen."""


@dataclass(slots=True)
class Branch:
    """One origin: its proofs by article, its figures, and the media that carried its words."""

    name: str
    kind: OriginKind
    proof: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    figures: set[str] = field(default_factory=set)
    via: set[str] = field(default_factory=set)


class Tree:
    """Origins of a story by key."""

    def __init__(self, story: str) -> None:
        self.story = story
        self.branches: dict[str, Branch] = {}

    def show(self, key: str, name: str, kind: OriginKind, evidence: Evidence) -> Branch:
        """Add what shows that an article rests on an origin."""
        branch = self.branches.setdefault(key, Branch(name, kind))
        branch.kind = min(branch.kind, kind, key=_STRONGER.index)
        if evidence not in branch.proof[evidence.article]:
            branch.proof[evidence.article].append(evidence)
        return branch

    def holds(self, key: str, article: str) -> bool:
        """Say whether an article is known to rest on an origin."""
        return key in self.branches and article in self.branches[key].proof

    def of_kind(self, *kinds: OriginKind) -> list[str]:
        """Give the keys of the origins of some kinds, sorted."""
        return sorted(key for key, branch in self.branches.items() if branch.kind in kinds)

    def origins(self) -> Iterator[Origin]:
        """Yield the origins in the order of their keys."""
        ids = {key: content_id("o", self.story, key) for key in self.branches}
        for key, branch in sorted(self.branches.items()):
            yield Origin(
                id=ids[key],
                story=self.story,
                name=branch.name,
                articles=tuple(sorted(branch.proof)),
                evidence=tuple(one for name in sorted(branch.proof) for one in sorted(branch.proof[name], key=_order)),
                kind=branch.kind,
                figures=tuple(sorted(branch.figures)),
                via=tuple(sorted(ids[other] for other in branch.via if other in ids and other != key)),
            )


def _order(evidence: Evidence) -> tuple[str, str, str, tuple[int, int]]:
    return (evidence.article, evidence.why, evidence.of or "", evidence.span or (-1, -1))
