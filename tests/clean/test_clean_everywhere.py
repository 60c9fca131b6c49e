"""The same bytes give the same article on every machine: no clock, zone or locale has a say in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

READS = """
import json, sys
from runut.clean import clean
from runut.model import Page
from runut.serial import to_bytes
story = "<h1>Pasar Rekaan Terbakar</h1><p>{shown}</p><p>KOTA REKAAN - Dua pedagang terluka, kata lurah, Kamis.</p>"
heads = [
    '<meta property="article:published_time" content="2022-01-06T23:30:00+07:00">',
    '<meta property="article:published_time" content="1641486600">',
    '<meta property="article:published_time" content="Thu, 06 Jan 2022 23:30:00 GMT">',
    '<meta property="article:published_time" content="2022-01-06 23:30">',
    "",
]
shown = ["Kamis, 6 Januari 2022 23:30 WIB", "Kamis, 6 Januari 2022 | 00:15 WIT", "6 Jan 2022, 11.30 WITA"]
pages = [Page("a", html=head + story.format(shown=time)) for head in heads for time in shown]
pages += [Page("b", text=f"Pasar Rekaan Terbakar\\n\\n{time}\\n\\nDua pedagang terluka, kata lurah.") for time in shown]
sys.stdout.write(json.dumps([(article.published, to_bytes(article).decode()) for article in map(clean, pages)]))
"""
PLACES = [("UTC", "C.UTF-8"), ("Asia/Jayapura", "id_ID.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8")]


def _read_in(zone: str, locale: str) -> str:
    env = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": str(len(zone))}
    return subprocess.run([sys.executable, "-c", READS], env=env, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def found() -> list[str]:
    return [_read_in(zone, locale) for zone, locale in PLACES]


def test_three_zones_and_locales_give_the_same_articles(found: list[str]) -> None:
    assert found[0].startswith("[[")
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_a_zone_is_what_the_page_says_and_else_unknown(found: list[str]) -> None:
    assert '"2022-01-06T23:30:00+07:00"' in found[0]
    assert '"2022-01-06T00:15:00+09:00"' in found[0]
    assert '"2022-01-06T11:30:00+08:00"' in found[0]
    assert '"2022-01-06T23:30:00"' in found[0]
