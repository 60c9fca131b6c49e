"""Count which words are ordinary, no names: writes `src/runut/lang/<code>/ordinary.toml`.

    python bench/training/ordinary.py ../shared

A word is ordinary where it is written small in most of the places that say anything: not the first of a sentence, not
in a headline, not all in capitals. Counted over `corpus/id_news` and the English pages; each article counts a word
once. The same texts give the same lists.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from runut.lang.patterns import compile_pattern

LANG = Path(__file__).resolve().parents[2] / "src" / "runut" / "lang"
LEAST = {"id": 5, "en": 3}
"""Articles that must write a word small: there are ten times as many Indonesian ones."""
SHARE = 0.8
LETTERS = 4
WIDTH = 118
_WORD = compile_pattern(r"\pL+")


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    write("id", lines(shared / "corpus" / "id_news.jsonl.gz"))
    write("en", (text for file in english(shared / "english") for text in lines(file)))


def english(folder: Path) -> list[Path]:
    """List the files of English articles."""
    return sorted(folder.rglob("*.jsonl.gz"))


def lines(file: Path) -> Iterator[str]:
    """Yield the text of each article of a file."""
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        for line in opened:
            thing = json.loads(line)
            yield from (one["text"] for one in thing.get("articles", [thing]) if one.get("text"))


def write(code: str, texts: Iterable[str]) -> None:
    """Count words and write those that are ordinary."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        seen = {(match.group(), opens(text, match.start())) for match in _WORD.finditer(text)}
        small.update({word for word, _ in seen if word.islower()})
        large.update({word.lower() for word, is_first in seen if not is_first and word.istitle()})
    words = sorted(
        word
        for word, count in small.items()
        if len(word) >= LETTERS and count >= LEAST[code] and count >= SHARE * (count + large[word])
    )
    head = (
        "# Words that are no names: written small in four of five articles that use them inside a sentence.\n"
        "# Counted by bench/training/ordinary.py.\n"
    )
    (LANG / code / "ordinary.toml").write_text(f'{head}words = """\n{wrapped(words)}\n"""\n', encoding="utf-8")


def opens(text: str, start: int) -> bool:
    """Say whether a sentence begins at a place, so that its capital tells nothing."""
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?:\n…"


def wrapped(words: Iterable[str]) -> str:
    """Set words in lines."""
    rows = [""]
    for word in words:
        if len(rows[-1]) + len(word) >= WIDTH:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return "\n".join(rows)


if __name__ == "__main__":
    main()
