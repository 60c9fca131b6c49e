"""Count which words come with a kind of event: writes the kinds of `src/runut/lang/id/rarity.toml`.

    python bench/training/rarity.py ../shared [--others 10000]

Counted over articles of `corpus/id_news` from the weeks of `bench/grouping.py` that lie in no folder, drawn by its
seed. A story counts once however many articles tell it, by the share of them that hold a word, as stories are told
apart without what is counted here; names are left out, for they are one season's. The same texts give the same lists.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import floor, log
from pathlib import Path
from textwrap import fill

from runut import lang
from runut.clean import clean
from runut.extract import dates, events
from runut.link import grouping as joins
from runut.link import sketch, stories
from runut.model import Article, Claim, Event, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from grouping import others

FILE = Path(__file__).resolve().parents[2] / "src" / "runut" / "lang" / "id" / "rarity.toml"
HEAD = "\n# Words that come with a kind of event that goes on for months: natural log of (stories of the kind / stories"
LEAST = 2
"""Stories that must hold a word."""
NAME = 0.7
"""Share of them from which on a word that is never written small is a name."""
SAYS = 0.5
"""How much commoner than in all news a word must be."""
WIDTH = 118
Told = tuple[Article, tuple[Claim, ...]]


def main() -> None:
    """Count and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--others", type=int, default=10_000)
    given = options.parse_args()
    pack = lang.load("id")
    rarity = pack.rarity
    kinds, sketch.SEASONAL = sorted(sketch.SEASONAL), frozenset()
    joins.SPREAD = frozenset()  # or a season without its words is one story
    pack.__dict__["rarity"] = replace(rarity, kinds={})
    told = [_read(page) for _, page in others(given.shared, given.others)]
    text = FILE.read_text(encoding="utf-8").split(HEAD)[0].rstrip("\n")
    for kind in kinds:
        own = list(told_as(kind, told))
        counts, sum_of = counted(own)
        bands = dict(in_bands(counts, sum_of, rarity.of, rarity.unlisted))
        print(f"{kind}: {len(own)} articles, {sum_of} stories, {sum(map(len, bands.values()))} words")
        text += (
            f"{HEAD}\n# that hold the word), in steps of a half; {sum_of} stories, names left out.\n[kinds.{kind}]\n"
        )
        text += "".join(f'"{band}" = """\n{fill(" ".join(bands[band]), WIDTH)}\n"""\n' for band in sorted(bands))
    FILE.write_text(text, encoding="utf-8")


def _read(page: Page) -> Told:
    article = clean(page)
    pack = lang.load(article.language)
    return article, (*dates.find(article, pack), *events.find(article, pack))


def told_as(kind: str, told: Sequence[Told]) -> Iterator[Told]:
    """Yield the articles whose main event is of a kind."""
    for article, found in told:
        event = next((claim for claim in found if isinstance(claim, Event) and claim.main), None)
        if event is not None and event.kind == kind:
            yield article, found


def counted(own: Sequence[Told]) -> tuple[dict[str, float], int]:
    """Give in how many stories each word stands, names left out, and how many stories there are."""
    articles = {article.id: article for article, _ in own}
    told = list(stories.group(articles.values(), [claim for _, found in own for claim in found]))
    held: dict[str, float] = defaultdict(float)
    named: dict[str, float] = defaultdict(float)
    for story in told:
        words: Counter[str] = Counter()
        large: Counter[str] = Counter()
        for article in story.articles:
            written = sketch.terms_of(articles[article])
            small = {word for word in written if word[0].islower()}
            words.update({word.lower() for word in written})
            large.update({word.lower() for word in written} - small)
        for word, count in words.items():
            held[word] += count / len(story.articles)
            named[word] += large[word] / len(story.articles)
    return {word: count for word, count in held.items() if named[word] < NAME * count}, len(told)


def in_bands(
    counts: dict[str, float], stories_of: int, rarity: dict[str, float], unlisted: float
) -> Iterator[tuple[str, list[str]]]:
    """Yield the middle of each step of a half, and the words in it that are commoner than in all news."""
    bands: dict[float, list[str]] = defaultdict(list)
    for word, count in sorted(counts.items()):
        within = log(stories_of / count)
        if count >= LEAST and word.isalpha() and 0 < within < rarity.get(word, unlisted) - SAYS:
            bands[floor(within * 2) / 2 + 0.25].append(word)
    yield from ((f"{band:g}", words) for band, words in bands.items())


if __name__ == "__main__":
    main()
