"""Count what short names stand for: writes `src/runut/lang/<code>/shortened.toml`.

    python bench/training/shortened.py ../shared

Counted is `Full Name (ABC)` where the initials of the words are the letters, those of joining words left out or not.
A short name is listed with the full name that most articles give, and with each other one that several give. The
pages of `gold/dev` are left out, which nothing is learnt from. The same texts give the same lists. The English texts
are too few and too local; the lists of English and Malay are written by hand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA
from spelt import LANG, asked, lines

from runut import lang
from runut.text.acronyms import bracketed

LEAST = {"id": 8}
"""Articles that must give the usual full name."""
SHARE = 0.8
"""How many of the articles that spell a short name out must agree."""
OTHER = 3
"""Articles that make another full name a right one too."""
SLIPS = 2
"""Letters by which a full name that was copied with its slip differs from the usual one."""


def main() -> None:
    """Write the lists."""
    shared, held = asked(__doc__)
    write("id", lines(shared / "corpus" / "id_news.jsonl.gz", held))


def write(code: str, texts: Iterable[str]) -> None:
    """Count full names, once in each article, and write those that most agree on."""
    joins = lang.load(code).shortened.joins
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        found = ((short, _in_full(words, short, joins)) for words, short, _ in bracketed(text))
        for short, full in {(short, full) for short, full in found if full}:
            counts[short][full] += 1
    rows: list[str] = []
    for short, named in sorted(counts.items()):
        (usual, often), total = named.most_common(1)[0], sum(named.values())
        if often >= LEAST[code] and often >= SHARE * total:
            others = (full for full in named if named[full] >= OTHER and not _is_slip(full, usual))
            listed = [usual, *sorted(others, key=lambda full: (-named[full], full))]
            rows.append(f"{short} = {json.dumps(listed, ensure_ascii=False)}")
    file = LANG / code / "shortened.toml"
    head, names, _ = file.read_text(encoding="utf-8").partition("[names]\n")
    file.write_text(head + names + "\n".join(rows) + "\n", encoding="utf-8")


def _in_full(words: list[str], short: str, joins: Collection[str]) -> str | None:
    """Give the last words that a short name stands for, by their initials: "kata dewan pers (DP)" is "dewan pers"."""
    wanted = short.lower()
    for start in range(len(words) - 1, -1, -1):
        last = words[start:]
        initials = "".join(word[0] for word in last), "".join(word[0] for word in last if word not in joins)
        if wanted in initials and last[0] not in joins:
            return " ".join(last)
    return None


def _is_slip(full: str, usual: str) -> bool:
    return OSA.distance(full, usual, score_cutoff=SLIPS) <= SLIPS


if __name__ == "__main__":
    main()
