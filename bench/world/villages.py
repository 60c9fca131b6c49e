"""Build villages.tsv: python bench/world/villages.py REGIONS_CSV > src/runut/world/villages.tsv.

REGIONS_CSV is the `csv` folder of guzfirdaus/Wilayah-Administrasi-Indonesia (MIT). Each district has a line with all of
its villages, so that a page that names a district has its villages at hand and nobody takes 84,000 names apart.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


def lines(regions: Path) -> Iterator[str]:
    """Yield the table, its header first."""
    held: dict[str, set[str]] = defaultdict(set)
    with (regions / "villages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            held[row["district_id"]].add(" ".join(row["name"].replace("|", " ").split()))
    yield "district\tvillages"
    for district in sorted(held):
        yield f"{district}\t{'|'.join(sorted(held[district]))}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in lines(Path(sys.argv[1]))))
