"""Which troops are counted apart: those of a country, or of a force that has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from runut.world import countries


def named_troops(told: Iterable[str]) -> dict[str, str]:
    """Name the troops of a country, or of a named force, which are counted apart from any others, by all their words.

    "2.500 personel" keeping the peace and "puluhan ribu tentara Rusia" at another border are not one count; "Personel
    Gabungan" of a headline are the "personel gabungan" of its text.
    """
    spelt: dict[str, Counter[str]] = {}
    for who in told:
        spelt.setdefault(who.casefold(), Counter())[who] += 1
    found: dict[str, str] = {}
    for key, every in spelt.items():
        words = (word for who in every for word in who.split())
        country = next((one for word in words if (one := countries.of_people(word) or countries.find(word))), None)
        if country:
            found[key] = country.code
        elif all(_is_named(who) for who in every):
            found[key] = min(every, key=lambda who: (-every[who], who))
    return found


def _is_named(who: str) -> bool:
    return any(word[:1].isupper() for word in who.split()[1:])
