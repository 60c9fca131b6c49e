"""Build districts.tsv: python bench/world/districts.py REGIONS_CSV OLD_TABLE > src/runut/world/districts.tsv.

REGIONS_CSV is the `csv` folder of guzfirdaus/Wilayah-Administrasi-Indonesia (MIT). The coordinates come from OLD_TABLE,
where GeoNames (CC BY 4.0) has a place of the district's name in its province and no other.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path


def lines(regions: Path, old: Path) -> Iterator[str]:
    """Yield the table, its header first."""
    header, *known = old.read_text(encoding="utf-8").splitlines()
    at = {line.split("\t")[0]: line.split("\t")[2:] for line in known}
    yield header
    with (regions / "districts.csv").open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file, delimiter=";"), key=lambda row: row["id"]):
            yield "\t".join([row["id"], row["name"], *at.get(row["id"], [])])


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in lines(Path(sys.argv[1]), Path(sys.argv[2]))))
