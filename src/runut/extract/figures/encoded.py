"""Ask the encoder of numbers that the weights are unsure of, and mix what both say.

Where its libraries are not installed, or it was not measured in the language, the weights stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from runut.extract.figures.features import Weighed
from runut.extract.figures.scope import Reading
from runut.lang import Pack
from runut.model import Article
from runut.text import tagger
from runut.text.numbers import span_of
from runut.text.tagger import numbers

_SURE = 0.95
"""A chance from which on the weights are sure enough."""
_SHARE = 0.4
"""How much of the log odds is the encoder's; the rest is the weights'."""
_FLOOR = -5.0
"""The least log chance of the encoder that counts: it is surer of itself than it is right."""
_LEAST = 1e-9

Likely = dict[str, float]


def is_asked(likely: Mapping[str, float]) -> bool:
    """Say whether the weights are so unsure that the encoder is worth its time."""
    return max(likely.values()) < _SURE


def mixed(likely: Mapping[str, float], told: Mapping[str, float]) -> Likely:
    """Mix the chances that the weights give with the log chances of the encoder; a kind that it never saw is as
    unlikely to it as can be."""
    scores = {
        kind: (1 - _SHARE) * log(max(chance, _LEAST)) + _SHARE * max(told.get(kind, _FLOOR), _FLOOR)
        for kind, chance in likely.items()
    }
    top = max(scores.values())
    powers = {kind: exp(score - top) for kind, score in scores.items()}
    whole = sum(powers.values())
    return {kind: power / whole for kind, power in powers.items()}


def is_there(pack: Pack) -> bool:
    """Say whether the encoder can be asked of numbers in a language."""
    return tagger.available() and pack.code in numbers.languages()


def weighed_again(article: Article, reading: Reading, case: Weighed, likely: Likely) -> Likely:
    """Give how likely each kind of a number is once the encoder was heard too, if it is worth asking."""
    if not is_asked(likely):
        return likely
    return mixed(likely, numbers.log_chances(around(article, reading, case)))


def around(article: Article, reading: Reading, case: Weighed) -> numbers.Around:
    """Give a number with the words around it, as the encoder reads them."""
    span = span_of(case.candidate.number, reading.stretch)
    headline = next(iter(article.spans("headline")), None)
    return numbers.around(article.text, reading.span, span, headline)
