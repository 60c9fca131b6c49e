"""Count which words stand with a capital in names, though in nobody's: writes `src/runut/lang/id/bodies.toml`.

    python bench/training/bodies.py ../shared

The name tagger reads articles of `corpus/id_news`, drawn by a fixed seed. A word is listed where it stands often in
the names of bodies, places and works, and at most one in twenty times in somebody's name, which is about how often
the tagger errs: "Direktur Garuda Rina Wati" is led by what Rina Wati directs. Words that news writes small
(`ordinary.toml`) are left out, they are known already. Takes five minutes; the same texts give the same list.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ordinary import wrapped

from runut import lang
from runut.lang import Pack
from runut.model import Span
from runut.text import tagger
from runut.text.sentences import sentences

FILE = Path(__file__).resolve().parents[2] / "src" / "runut" / "lang" / "id" / "bodies.toml"
SEED, ARTICLES, LONGEST = 11, 7300, 6000  # LONGEST: characters of an article that are read
LEAST = 6
"""Times that a word stands with a capital where nobody is named."""
FRONT, ANYWHERE = 0.05, 0.05
"""The largest share of the times that it may begin somebody's name, and stand in one."""
LETTERS = 3
MARKS = ".,:;()\"“”'’-"
HEAD = """\
# Words of the names of firms, offices, places and works, which nobody is called by: none begins a person's name.
# Counted by bench/training/bodies.py.
"""


class Counts(NamedTuple):
    """How often a word begins somebody's name, stands further on in one, or stands elsewhere with a capital."""

    front: int = 0
    inside: int = 0
    elsewhere: int = 0


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    pack = lang.load("id")
    told = counted(drawn(parser.parse_args().shared / "corpus" / "id_news.jsonl.gz"), pack)
    listed = sorted(word for word, counts in told.items() if is_nobodys(counts) and word not in pack.ordinary.all)
    FILE.write_text(f'{HEAD}words = """\n{wrapped(listed)}\n"""\n', encoding="utf-8")


def drawn(file: Path) -> list[str]:
    """Draw the beginnings of articles."""
    with gzip.open(file, "rt", encoding="utf-8") as opened:
        texts = [json.loads(line)["text"] for line in opened]
    random.Random(SEED).shuffle(texts)
    return [text[:LONGEST] for text in texts[:ARTICLES]]


def is_nobodys(counts: Counts) -> bool:
    """Say whether a word is of names, and of nobody's."""
    rare = counts.front <= FRONT * counts.elsewhere and counts.inside <= ANYWHERE * sum(counts)
    return counts.elsewhere >= LEAST and rare


def counted(texts: Iterable[str], pack: Pack) -> dict[str, Counts]:
    """Count words with a capital by where they stand."""
    found: dict[str, Counts] = defaultdict(Counts)
    for text in texts:
        for word, place in placed(text, pack):
            told = found[word]
            found[word] = told._replace(**{place: getattr(told, place) + 1})
    return found


def placed(text: str, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the words of a text that stand with a capital, and where: front, inside or elsewhere.

    The first word of a sentence says nothing where no name begins with it.
    """
    read = list(sentences(text, pack, Span(0, len(text))))
    named = {
        at: ("elsewhere" if kind != "person" else "inside" if k else "front")
        for span, kind in tagger.tagged(text, read)
        for k, (_, at) in enumerate(words(text, span))
    }
    for sentence in read:
        for k, (word, at) in enumerate(words(text, sentence)):
            plain = word.replace("-", "")
            if len(word) >= LETTERS and word[0].isupper() and plain.isalpha() and (k or at in named):
                yield word.lower(), named.get(at, "elsewhere")


def words(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Yield each word of a stretch without the marks around it, and where it stands."""
    at = span.start
    for chunk in span.of(text).split():
        at = text.index(chunk, at)
        word = chunk.strip(MARKS)
        yield word, text.index(word, at)
        at += len(chunk)


if __name__ == "__main__":
    main()
