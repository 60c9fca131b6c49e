"""Tell whether a figure without a speaker of its own goes on from whoever spoke before.

"Budi menyebut 40 orang ditahan. Kemudian di Kota Lama ada 12 orang." The second number is Budi's too; whether a reader
would say so depends on many small things, weighed by a logistic score that `bench/training/carry.py` fits.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import exp

from runut.extract.speakers import Sentence, Telling, speaker_at, telling_of, via_of
from runut.lang import Pack
from runut.model import Article, Figure, Speaker

_SURE = 0.6  # a name put to words that are not its own does more harm than one left out
_HARMS = ("killed", "injured", "missing", "sick", "displaced", "damaged")


@dataclass(frozen=True, slots=True)
class Case:
    """A figure whose sentence names no speaker, who spoke before it, and what speaks for and against."""

    figure: Figure
    speaker: Speaker
    at: int
    features: Mapping[str, float]


def carried(article: Article, pack: Pack, figures: Sequence[Figure], main: str | None) -> Iterator[Figure]:
    """Yield each figure with who asserts it, one who goes on speaking included; `main` is the page's own event."""
    telling = telling_of(article, pack)
    known: list[Figure] = []
    for figure in figures:
        case = case_of(article, pack, telling, figure, known, main)
        if case is not None:
            said_by = (case.speaker,) if chance(case.features) >= _SURE else ()
            via = via_of(telling, case.at, said_by[0] if said_by else None)
            figure = replace(figure, said_by=said_by, via=via)
        known.append(figure)
        yield figure


def _score(features: Mapping[str, float]) -> float:
    weights = _weights()
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())


def chance(features: Mapping[str, float]) -> float:
    """Give how likely it is that the speaker goes on."""
    return 1 / (1 + exp(-_score(features)))


@cache
def _weights() -> Mapping[str, float]:
    file = resources.files("runut.extract").joinpath("carry.json")
    weights: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return weights


def case_of(
    article: Article, pack: Pack, telling: Telling, figure: Figure, known: Sequence[Figure], main: str | None
) -> Case | None:
    """Read what bears on a figure; None where it has its own speaker, is in a headline, or nobody spoke before."""
    at = bisect_left(telling.starts, figure.span.start + 1) - 1
    if at < 0:
        return None
    here = telling.sentences[at]
    if here.headline or here.span.end < figure.span.end or speaker_at(here, figure.span, carried=False)[0]:
        return None
    before = next((k for k in range(at - 1, -1, -1) if telling.sentences[k].speakers), None)
    if before is None:
        return None
    speaker = telling.sentences[before].speakers[-1]
    told = _Told(article, pack, telling, at, before, speaker)
    return Case(figure, speaker, at, {**told.where(), **told.what(figure, known, main)})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence and the one before it in which somebody spoke."""

    article: Article
    pack: Pack
    telling: Telling
    at: int
    before: int
    speaker: Speaker

    def where(self) -> dict[str, float]:
        """How the sentence lies between what is said before and after it."""
        every, at, before = self.telling.sentences, self.at, self.before
        here, last = every[at], every[before]
        after = next((k for k in range(at, len(every)) if every[k].speakers), None)
        same = after is not None and every[after].speakers[0].name == self.speaker.name
        spoke = Counter(speaker.name for sentence in every for speaker in sentence.speakers)
        opening = self._opening(here)
        far = at - before
        return {
            "same": float(same),
            "nobody_after": float(after is None),
            "next_here": float(after == at),
            "next_soon": float(after is not None and after - at == 1),
            "after_1": float(far == 1),
            "far": float(far > 4),
            "same_paragraph": float(here.paragraph == last.paragraph),
            "paragraphs": float(min(here.paragraph - last.paragraph, 5)),
            "quoted_before": float(bool(last.spoken)),
            "told_before": float(bool(last.attributions) and not last.spoken),
            "ruled": float(here.carried is not None),
            "share": spoke[self.speaker.name] / sum(spoke.values()),
            "quotes": float(bool(here.spoken)),
            "place": at / len(every),
            "goes_on": float(opening in self.pack.speech.goes_on),
            "resets": float(opening in self.pack.speech.resets),
            "own_side": float(any(word in self.pack.speech.own_side for word in self._words(here))),
            "is_body": float(self.speaker.role is None),
            "same_soon": float(same and far <= 2),
        }

    def what(self, figure: Figure, known: Sequence[Figure], main: str | None) -> dict[str, float]:
        """What the figure counts, and how figures before it were told."""
        part = figure.scope == "part"
        mine = [other for other in known if self._is_mine(other)]
        whole = next((other for other in known if other.id == figure.part_of), None)
        last = known[-1] if known else None
        return {
            "part": float(part),
            "other": float(figure.incident != main),
            "prior": float(figure.scope == "prior"),
            "harm": float(figure.kind in _HARMS),
            "said_last": float(last is not None and self._is_mine(last)),
            "bare_last": float(last is not None and not last.said_by),
            "said_whole": float(whole is not None and self._is_mine(whole)),
            "bare_same": float(
                any((o.kind, o.quantity) == (figure.kind, figure.quantity) and not o.said_by for o in known)
            ),
            "part_ruled": float(part and self.telling.sentences[self.at].carried is not None),
            "part_said_kind": float(part and any(other.kind == figure.kind for other in mine)),
        }

    def _is_mine(self, figure: Figure) -> bool:
        return any(speaker.name == self.speaker.name for speaker in figure.said_by)

    def _words(self, sentence: Sentence) -> list[str]:
        return [word.strip(".,;:()\"“”'") for word in sentence.span.of(self.article.text).lower().split()]

    def _opening(self, sentence: Sentence) -> str:
        words = self._words(sentence)
        return words[0] if words else ""
