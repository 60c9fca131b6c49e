"""Towns meant by "the capital", and halls that are no part of where forests burn."""

from __future__ import annotations

from runut.extract.events.scene import Scene
from runut.extract.names import Name
from runut.lang import Pack
from runut.lang.schema.names import Scale
from runut.world import capitals, countries, places

_BUILT: frozenset[Scale] = frozenset(("point", "site", "street"))


def with_capital(name: Name, day: str | None, pack: Pack) -> Name:
    """Know the town that the capital of a province or a country is: "Ibu Kota Jawa Timur"."""
    head = next((head for head in pack.events.capitals if name.text.lower().startswith(f"{head} ")), None)
    if head is None:
        return name
    found = [known for town in _seats(name.text[len(head) + 1 :], day) for known in places.find(town, day)]
    known = next((place for place in found if place.level != "province"), None)
    if known is None:
        return name
    return name._replace(kind="place", scale="regency", known=known, country=known.country, head=head, role=None)


def _seats(land: str, day: str | None) -> tuple[str, ...]:
    """List the capitals of the province or the country of that name."""
    province, country = places.province(land), countries.find(land)
    if province is not None:
        return capitals.of_province(province.name)[:1]
    return tuple(one.names[0] for one in capitals.of_country(country.code, day)) if country else ()


def on_land(chain: tuple[Name, ...], scene: Scene, pack: Pack) -> tuple[Name, ...]:
    """Leave out of the address of what spreads over land the halls and roads where people only spoke of it.

    A forest fire is told at "Hotel Melati, Mawar, Riau" and burns in Mawar, Riau; mountains, parks and airports stay.
    """
    if scene.kind not in pack.events.spreading:
        return chain
    first = next((n for n, name in enumerate(chain) if not _is_built(name, pack)), len(chain))
    return chain[first:]


def _is_built(name: Name, pack: Pack) -> bool:
    if name.scale not in _BUILT:
        return False
    return name.kind == "organisation" or name.text.split(" ")[0].lower() not in pack.events.lands
