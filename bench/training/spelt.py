"""Count how news spells names: writes `src/runut/lang/<code>/spelt.toml`.

    python bench/training/spelt.py ../shared

A word counts where it has a capital inside a sentence, two words where both have and nothing but a space stands
between them; each article counts once. Words that `ordinary.toml` lists are left out, but for those that head names
("Pulau", "Universitas"), and so are the pages of `gold/dev`, which nothing is learnt from. The same texts give the
same lists.

Of rarer pairs, and of words that are one slip from too many others, those are kept whose one word calls for the
other: it stands beside it in a share of all articles that have it (`CALLS`). Words that news often writes small
(`SMALL`) are none that is called for. `firm_behind` and `firm_before` are those of them that nearly nobody writes
otherwise, so that even a word that others bear is a slip there.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from ordinary import opens, wrapped
from rapidfuzz.distance import OSA

from runut import lang
from runut.lang.patterns import compile_pattern
from runut.text.names import fold

LANG = Path(__file__).resolve().parents[2] / "src" / "runut" / "lang"
LEAST_WORD = {"id": 4, "en": 3}
"""Articles in which a word must stand: fewer may be one slip that was copied."""
LEAST_PAIR = {"id": 8, "en": 6}
LEAST_CALLED = 4
"""Articles that have a pair whose one word calls for the other."""
CALLS = 0.15
"""Share of a word's articles in which the other stands beside it: of 154 slips found so on 8,900 pages, nine in ten."""
FIRM, FIRM_CALLS = 12, 0.8
"""Articles and share of a pair so firm that even a word that others bear is a slip there."""
CONTESTED = 10
"""Times that a spelling outnumbers others of a letter more, less or changed, if nobody minds them."""
SMALL = 0.25
"""Articles with a word written small to those with it written large, up to which it is a name."""
CALLED_LETTERS = 5
LETTERS = 4
_SMALL = compile_pattern(r"\b\p{Ll}{5,}\b", ignore_case=False)
_NAME = compile_pattern(r"\p{Lu}[\pL\pM'’]*", ignore_case=False)


def main() -> None:
    """Write the lists."""
    shared, held = asked(__doc__)
    write("id", lines(shared / "corpus" / "id_news.jsonl.gz", held))
    write("en", (text for file in sorted((shared / "english").rglob("*.jsonl.gz")) for text in lines(file, held)))


def asked(about: str) -> tuple[Path, set[str]]:
    """Give the folder of shared texts that was asked for, and the addresses that nothing is learnt from."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    return shared, set(_addresses(shared / "gold" / "dev"))


def _addresses(folder: Path) -> Iterator[str]:
    for file in folder.rglob("manifest.json"):
        told = json.loads(file.read_text(encoding="utf-8"))
        yield from (one["url"] for one in (told if isinstance(told, list) else told.values()) if "url" in one)


def lines(file: Path, held: Collection[str]) -> Iterator[str]:
    """Yield the text of each article of a file, but for those held back."""
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        for line in opened:
            thing = json.loads(line)
            for one in thing.get("articles", [thing]):
                if one.get("text") and one.get("url") not in held:
                    yield one["text"]


def write(code: str, texts: Iterable[str]) -> None:
    """Count names and write those that are seen often enough."""
    pack = lang.load(code)
    ordinary = pack.ordinary.all - {*pack.names.places, *pack.names.organisations}
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    held: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        seen = [match for match in _NAME.finditer(text) if match.group().casefold() not in ordinary]
        words.update({fold(match.group()) for match in seen if not opens(text, match.start())})
        held.update({fold(match.group()) for match in seen})
        small.update({fold(match.group()) for match in _SMALL.finditer(text)})
        pairs.update(
            {
                fold(f"{a.group()} {b.group()}")
                for a, b in pairwise(seen)
                if text[a.end() : b.start()] == " " and min(len(a.group()), len(b.group())) >= LETTERS - 2
            }
        )
    often = sorted(word for word, count in words.items() if len(word) >= LETTERS and count >= LEAST_WORD[code])
    both = sorted(
        pair.replace(" ", "_")
        for pair, count in pairs.items()
        if count >= LEAST_PAIR[code] and not any(len(word) == LETTERS - 2 for word in pair.split(" "))
    )
    lists = {"words": often, "pairs": both, **_called(pairs, held, small, frozenset(often))}
    head = (
        "# Names as news spells them: words with a capital inside a sentence, and pairs of them.\n"
        "# Counted by bench/training/spelt.py.\n"
    )
    told = "".join(f'{name} = """\n{wrapped(listed)}\n"""\n' for name, listed in lists.items())
    (LANG / code / "spelt.toml").write_text(head + told, encoding="utf-8")


def _called(
    pairs: Counter[str], held: Counter[str], small: Counter[str], often: frozenset[str]
) -> dict[str, list[str]]:
    """List the pairs whose first word calls for the second, and those whose second calls for the first."""
    called: dict[str, list[str]] = {"behind": [], "before": [], "firm_behind": [], "firm_before": []}
    both = [(*pair.split(" "), count) for pair, count in sorted(pairs.items()) if pair.count(" ") == 1]
    for name, at in (("behind", 1), ("before", 0)):
        beside: dict[str, dict[str, int]] = defaultdict(dict)
        for *pair, count in both:
            beside[pair[1 - at]][pair[at]] = count
        for *pair, count in both:
            word, caller = pair[at], pair[1 - at]
            if count < LEAST_CALLED or word not in often or small[word] > SMALL * held[word]:
                continue
            if len(word) >= CALLED_LETTERS and count >= CALLS * held[caller]:
                called[name].append("_".join(pair))
            if count >= max(FIRM, FIRM_CALLS * held[caller]) and not _is_contested(word, beside[caller], small):
                called[f"firm_{name}"].append("_".join(pair))
    return called


def _is_contested(word: str, beside: dict[str, int], small: Counter[str]) -> bool:
    """Say whether one word in ten that stand there is a spelling of it, or any an ordinary one.

    "Luhut Binsar Pandjaitan", or Panjaitan; "Angkatan Darat", and "angkutan darat".
    """
    others = {other: count for other, count in beside.items() if other != word and OSA.distance(other, word) == 1}
    return sum(others.values()) * CONTESTED > beside[word] or any(
        small[other] > count for other, count in others.items()
    )


if __name__ == "__main__":
    main()
