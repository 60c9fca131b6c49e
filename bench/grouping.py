"""Say how well articles are told apart into stories: BCubed over folders of one event each, among other news.

    python bench/grouping.py ../shared [--others 5000] [--draws 8] [--rules]

The folders of `corpus/id_clusters` (the eleven of `gold/dev` are among them) stand in `--others` articles of
`corpus/id_news` from the same weeks, drawn by a fixed seed; `english/story_clusters` stand alone, and so do the
shootings of `english/gun_violence_incidents`, which are much alike. Precision and recall are taken over the articles
of folders: another article in their story is counted apart, as wrong. Prints each Indonesian folder with the sizes of
the stories it fell into; what the folders of `gold/dev` fell into is summed only.
One article more or less among the others can tip two long stories of one season into each other, so the Indonesian
articles are grouped again with six in seven of the others, drawn `--draws` times: the mean says more than any one.
`--rules` reads names without the tagger, which is faster by half.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from runut import lang
from runut.clean import clean
from runut.extract import claims
from runut.link import stories
from runut.model import Article, Claim, Page
from runut.text import tagger

WEEKS = (("2019-09-09", "2019-09-30"), ("2023-02-01", "2023-02-28"))
MONTHS = ("2016-06", "2017-03")
SEED = 5
SHARE = 0.85
"""Share of the other articles that stay in a draw."""
Read = tuple[str | None, Article, tuple[Claim, ...]]


def main() -> None:
    """Print the scores."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--others", type=int, default=5000)
    options.add_argument("--draws", type=int, default=8)
    options.add_argument("--rules", action="store_true", help="read names by rules alone")
    given = options.parse_args()
    if given.rules:
        tagger.available = lambda: False
    began = time.process_time()
    unseen = {folder.name for folder in (given.shared / "gold" / "dev").iterdir() if folder.is_dir()}
    pages = [*_folders(given.shared / "corpus" / "id_clusters"), *_others(given.shared, given.others)]
    read = list(_read(pages))
    told, true = _grouped(read)
    print(f"{len(told)} Indonesian articles, {len(true)} of them in {len(set(true.values()))} folders")
    print("  all folders     ", _bcubed(true, told))
    seen = {name: folder for name, folder in true.items() if folder not in unseen}
    print("  folders of dev  ", _bcubed({name: f for name, f in true.items() if f in unseen}, told))
    print("  other folders   ", _bcubed(seen, told))
    for line in _spread(seen, told, set(true)):
        print("   ", line)
    if given.draws:
        print("  all folders     ", _drawn(read, given.draws))
    told, true = _grouped(_read(_english(given.shared / "english" / "story_clusters")))
    print(f"{len(told)} English articles in {len(set(true.values()))} folders")
    print("  all folders     ", _bcubed(true, told))
    told, true = _grouped(_read(_incidents(given.shared / "english" / "gun_violence_incidents.jsonl.gz")))
    print(f"{len(told)} English articles of {len(set(true.values()))} shootings that are much alike")
    print("  all shootings   ", _bcubed(true, told))
    print(f"{time.process_time() - began:.0f} s of processor, reading them all included")


def _folders(root: Path) -> Iterator[tuple[str | None, Page]]:
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        for row in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
            day = f"{row['date']}T{row['time']}" if row.get("date") and row.get("time") else row.get("date")
            text = (folder / row["file"]).read_text(encoding="utf-8")
            yield folder.name, _page(f"{folder.name}/{row['file']}", {**row, "text": text, "published": day})


def _others(shared: Path, count: int) -> Iterator[tuple[None, Page]]:
    """Yield articles of the same weeks that lie in no folder, in an order of chance that is always the same."""
    held = {page.url for _, page in _folders(shared / "corpus" / "id_clusters")}
    with gzip.open(shared / "corpus" / "id_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["url"] not in held and _is_of_weeks(row["published"])]
    random.Random(SEED).shuffle(rows)
    for row in rows[:count]:
        yield None, _page(row["url"], row)


def _is_of_weeks(published: str | None) -> bool:
    return any(first <= (published or "")[:10] <= last for first, last in WEEKS)


def _english(root: Path) -> Iterator[tuple[str | None, Page]]:
    for file in sorted(root.glob("*.json")):
        for at, row in enumerate(json.loads(file.read_text(encoding="utf-8"))["articles"]):
            yield file.stem, _page(f"{file.stem}/{at}", {**row, "published": row["date"]}, "en")


def _incidents(file: Path) -> Iterator[tuple[str | None, Page]]:
    """Yield articles of shootings of ten months that several articles tell of, at most five of each."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [(datetime.strptime(f"{row['date']} +0000", "%B %d, %Y %z"), row) for row in map(json.loads, lines)]
    for day, row in sorted(rows, key=lambda one: (one[0], one[1]["incident"])):
        if len(row["articles"]) > 1 and MONTHS[0] <= f"{day:%Y-%m}" <= MONTHS[1]:
            for at, told in enumerate(row["articles"][:5]):
                given = {**told, "url": told["uri"], "published": told["dct"] or f"{day:%Y-%m-%d}"}
                yield row["incident"], _page(f"{row['incident']}/{at}", given, "en")


def _page(source: str, row: Mapping[str, str | None], language: str | None = None) -> Page:
    day = (row.get("published") or "").partition(" ")[0] or None
    return Page(source, row["text"], None, row.get("url"), row.get("title"), day, row.get("outlet"), language)


def _read(pages: Iterable[tuple[str | None, Page]]) -> Iterator[Read]:
    """Yield the folder of each page, its article and what is found in it."""
    for folder, page in pages:
        article = clean(page)
        yield folder, article, tuple(claims(article, lang.load(article.language)))


def _grouped(read: Iterable[Read]) -> tuple[dict[str, str], dict[str, str]]:
    """Give each article its story, and those of folders their folder; the first folder of an article counts."""
    once: dict[str, Read] = {}
    for one in read:
        once.setdefault(one[1].id, one)
    told = stories.group([one[1] for one in once.values()], [claim for one in once.values() for claim in one[2]])
    story_of = {name: story.id for story in told for name in story.articles}
    return story_of, {name: one[0] for name, one in once.items() if one[0]}


def _drawn(read: Iterable[Read], draws: int) -> str:
    """Say F1 with a part of the other articles left out, drawn again and again."""
    found = []
    for draw in range(draws):
        chance = random.Random(draw)
        p, r, _ = _shares(*reversed(_grouped(one for one in read if one[0] or chance.random() < SHARE)))
        found.append(_f1(p, r))
    return f"F1 {sum(found) / draws:.3f} in {draws} draws of the others, from {min(found):.3f} to {max(found):.3f}"


def _bcubed(true: Mapping[str, str], told: Mapping[str, str]) -> str:
    """Say BCubed precision, recall and F1, and the precision with other articles counted as wrong."""
    p, r, strict = _shares(true, told)
    return f"P {p:.3f} R {r:.3f} F1 {_f1(p, r):.3f}   with others as wrong: P {strict:.3f}"


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r)


def _shares(true: Mapping[str, str], told: Mapping[str, str]) -> tuple[float, float, float]:
    stories_of, folders, everyone = defaultdict(set), defaultdict(set), Counter(told.values())
    for name, folder in true.items():
        stories_of[told[name]].add(name)
        folders[folder].add(name)
    p = r = strict = 0.0
    for name, folder in true.items():
        same = len(stories_of[told[name]] & folders[folder])
        p += same / len(stories_of[told[name]])
        strict += same / everyone[told[name]]
        r += same / len(folders[folder])
    return p / len(true), r / len(true), strict / len(true)


def _spread(true: Mapping[str, str], told: Mapping[str, str], held: set[str]) -> Iterator[str]:
    """Yield each folder with the sizes of the stories that hold its articles, and the others that came into them."""
    for folder in sorted(set(true.values())):
        sizes = Counter(told[name] for name, other in true.items() if other == folder)
        guests = sum(1 for name, story in told.items() if story in sizes and name not in held)
        yield f"{folder}: {' + '.join(map(str, sorted(sizes.values(), reverse=True)))}, {guests} others in them"


if __name__ == "__main__":
    main()
