"""Measure how HTML pages become articles, beside other tools that do so, where they are installed.

    python bench/pages.py            # needs ../shared/pages; the peers come with `pip install -r bench/peers.txt`

Three sets: `article-extraction-benchmark` (its own measure: 4-gram shingles, each page with the same weight; never
learned from), `id_pages` (title, day, words of the body), and the third of `fundus` that is told from the rest by its
outlet's name (title, day, authors).

By a Python in which Runut is compiled (`make compiled`) it measures that, says so, and keeps nothing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import random
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import accuracy
from runut import rooms
from runut.clean.attempts import attempt
from runut.clean.workers import through
from runut.model import Article, Page, Skipped
from runut.read._encodings import decode_markup
from runut.settings import sweep_seldom

PAGES = Path(__file__).resolve().parents[2] / "shared" / "pages"
BODY = ("dateline", "lead", "body")
BARE = "bare lexbor parse"

Found = dict[str, Any]
Tool = Callable[[str], Found]


def main(argv: list[str] | None = None) -> int:
    """Print one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutated", type=int, default=0, metavar="N", help="also read N mutated pages")
    parser.add_argument("--keep", action="store_true", help="write what is printed into docs/accuracy.md")
    asked = parser.parse_args(argv)
    sweep_seldom()  # as the workers do
    if not PAGES.is_dir():
        say("The saved pages (../shared/pages) are not here, so there is nothing to measure. Nothing is wrong.")
        return 0
    if asked.keep and rooms.compiled():
        parser.error("what is kept is measured of a plain install, and Runut is compiled here")
    say(f"Runut {'compiled (make compiled)' if rooms.compiled() else 'as a plain install has it, not compiled'}")
    tools = dict(known_tools())
    missing = sorted({"trafilatura", "resiliparse", "newspaper4k", "readability", "justext"} - set(tools))
    if missing:
        say(f"Not installed, and so not measured: {', '.join(missing)} (pip install -r bench/peers.txt).")
    bodies(tools)
    indonesian(tools)
    metadata(tools)
    if asked.keep:
        told = "\n".join(SAID).strip("\n")
        accuracy.keep("pages", f"```text\n{told}\n```")
    if asked.mutated:
        mutated(asked.mutated)
    return 0


def known_tools() -> Iterator[tuple[str, Tool]]:
    """Yield Runut and each peer that is installed."""
    yield "runut", runut
    makers = {"trafilatura": trafilatura, "resiliparse": resiliparse, "readability": readability, "justext": justext}
    for name, make in makers.items():
        if importlib.util.find_spec(name):
            yield name, make()
    if importlib.util.find_spec("trafilatura"):
        yield "trafilatura fast", trafilatura(fast=True)
    if importlib.util.find_spec("newspaper"):
        yield "newspaper4k", newspaper()


def runut(html: str) -> Found:
    """Read a page with Runut, in this process, as its workers do."""
    article = attempt(Page("page.html", html=html))
    if isinstance(article, Skipped):
        return {}
    body = "\n".join(label.span.of(article.text) for label in article.labels if label.role in BODY)
    return {"text": body, "title": article.title, "day": (article.published or "")[:10], "authors": article.authors}


def trafilatura(*, fast: bool = False) -> Tool:
    """Make a tool of trafilatura."""
    import trafilatura as peer

    def tool(html: str) -> Found:
        said = peer.bare_extraction(html, include_comments=False, fast=fast, with_metadata=True)
        said = said.as_dict() if said is not None and hasattr(said, "as_dict") else said or {}
        authors = tuple(filter(None, (said.get("author") or "").split("; ")))
        return {"text": said.get("text"), "title": said.get("title"), "day": said.get("date"), "authors": authors}

    return tool


def resiliparse() -> Tool:
    """Make a tool of resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: {"text": extract_plain_text(html, main_content=True)}


def readability() -> Tool:
    """Make a tool of readability-lxml, with html_text to get at the words."""
    import html_text
    from readability import Document

    def tool(html: str) -> Found:
        document = Document(html)
        return {"text": html_text.extract_text(document.summary()), "title": document.short_title()}

    return tool


def justext() -> Tool:
    """Make a tool of jusText, with the stop words of English, which most of the pages are in."""
    import justext as peer

    words = peer.get_stoplist("English")
    return lambda html: {"text": "\n".join(part.text for part in peer.justext(html, words) if not part.is_boilerplate)}


def newspaper() -> Tool:
    """Make a tool of newspaper4k, which must be kept from asking the network for pictures."""
    import newspaper as peer

    def tool(html: str) -> Found:
        article = peer.Article("https://example.org/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        day = article.publish_date.date().isoformat() if article.publish_date else ""
        return {"text": article.text, "title": article.title, "day": day, "authors": tuple(article.authors)}

    return tool


def bodies(tools: dict[str, Tool]) -> None:
    """Print body F1 and speed on the article extraction benchmark."""
    folder = PAGES / "article-extraction-benchmark"
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode() for name in gold}
    say(f"\narticle-extraction-benchmark, {len(pages)} pages: body, 4-gram shingles")
    say(f"  {'':18} {'F1':>6} {'P':>6} {'R':>6} {'exact':>6} {'pages/s':>8}")
    by_turns(tools, list(others()))  # each loads what it needs before its time is taken
    # Slower readers go apart: behind them a parse meets cold caches, which would flatter whoever is told in parses.
    quick = {name: tool for name, tool in tools.items() if name in ("runut", "trafilatura fast")}
    slow = {name: tool for name, tool in tools.items() if name not in quick}
    spent, found = by_turns(quick, list(pages.values()))
    slowly, more = by_turns(slow, list(pages.values()))
    spent, found = {**slowly, **spent}, {**more, **found}
    for name in tools:
        texts = dict(zip(pages, (each.get("text") or "" for each in found[name]), strict=True))
        f1, precision, recall, exact = shingled([(texts[key], gold[key]["articleBody"]) for key in gold])
        speed = len(pages) / spent[name]
        say(f"  {name:18} {f1:6.4f} {precision:6.4f} {recall:6.4f} {exact:6.3f} {speed:8.0f}")
    say(f"  {BARE:18} {'':27} {len(pages) / spent[BARE]:8.0f}")
    again, _ = by_turns(quick, list(pages.values()))
    own, fast = spent["runut"], spent.get("trafilatura fast")
    say(
        f"  runut takes {own / spent[BARE]:.1f} bare parses on pages never seen, "
        f"{again['runut'] / again[BARE]:.1f} once it has met their like"
        + (f"; it is {fast / own:.1f} times as fast as trafilatura's fast mode" if fast else "")
    )
    say("  (seconds of the processor; page by page by turns: a parse, runut and the fast mode; a parse and the others)")


def others() -> Iterator[str]:
    """Yield a few pages of other sets."""
    for path in sorted((Path(__file__).parents[1] / "tests" / "samples").glob("*.html")):
        yield path.read_text("utf-8")
    for path in sorted((PAGES / "readability").glob("*/source.html.gz"))[::10]:
        yield decode_markup(gzip.decompress(path.read_bytes()))


def by_turns(tools: dict[str, Tool], pages: Sequence[str]) -> tuple[dict[str, float], dict[str, list[Found]]]:
    """Give the seconds that a bare parse and each tool take for pages, and what each finds.

    Each page is parsed and read by one right after the other, so that what else the machine does weighs on all.
    """
    from selectolax.lexbor import LexborHTMLParser

    spent = dict.fromkeys((BARE, *tools), 0.0)
    found: dict[str, list[Found]] = {name: [] for name in tools}
    for html in pages:
        begun = time.process_time()
        LexborHTMLParser(html)
        spent[BARE] += time.process_time() - begun
        for name, tool in tools.items():
            begun = time.process_time()
            said = attempted(tool, html)
            spent[name] += time.process_time() - begun
            found[name].append(said)
    return spent, found


def shingled(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float, float]:
    """Give F1, precision, recall and the share of exact pages, as the benchmark's README has them."""
    precisions, recalls, exact = [], [], 0
    for said, wanted in pairs:
        found, gold = Counter(shingles(said)), Counter(shingles(wanted))
        shared = sum((found & gold).values())
        precisions += [shared / sum(found.values())] if found else []
        recalls += [shared / sum(gold.values())] if gold else []
        exact += found == gold
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall, exact / len(pairs)


def shingles(text: str) -> list[tuple[str, ...]]:
    """Cut a text into each four words in a row; a shorter one is one shingle."""
    words = re.findall(r"\w+", text)
    return [tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))] if words else []


def indonesian(tools: dict[str, Tool]) -> None:
    """Print title, day and words of the body on Indonesian pages."""
    folder = PAGES / "id_pages"
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    pages = [decode_markup((folder / entry["file"]).read_bytes()) for entry in gold]
    say(f"\nid_pages, {len(pages)} pages: body by words, title, day")
    for name, tool in tools.items():
        every = [attempted(tool, html) for html in pages]
        f1 = statistics.mean(
            word_f1(found.get("text") or "", entry["text"]) for found, entry in zip(every, gold, strict=True)
        )
        titles = sum(bare(found.get("title")) == bare(entry["title"]) for found, entry in zip(every, gold, strict=True))
        days = sum(
            (found.get("day") or "") == entry["published"][:10] for found, entry in zip(every, gold, strict=True)
        )
        say(f"  {name:18} F1 {f1:6.4f}   title {titles}/{len(pages)}   day {days}/{len(pages)}")


def word_f1(said: str, wanted: str) -> float:
    """Give the F1 of two bags of words."""
    found, gold = (Counter(re.findall(r"\w+", text.lower())) for text in (said, wanted))
    shared = sum((found & gold).values())
    return 2 * shared / max(1, sum(found.values()) + sum(gold.values()))


def metadata(tools: dict[str, Tool]) -> None:
    """Print title, day and authors on the outlets that are held back."""
    held = list(fundus())
    say(f"\nfundus, held-back third by outlet, {len(held)} pages: title (or nearly), day, authors (or some of them)")
    limits(held)
    for name, tool in tools.items():
        n = Counter[str]()
        for html, gold in held:
            found = attempted(tool, html)
            named, wanted = (
                {bare(one) for one in many} for many in (found.get("authors") or (), gold["authors"] or ())
            )
            n["title"] += bare(found.get("title")) == bare(gold["title"])
            n["near"] += likeness(found.get("title") or "", gold["title"]) > 0.5
            n["day"] += (found.get("day") or "") == str(gold["publishing_date"])[:10]
            n["authors"] += named == wanted
            n["some"] += bool(named & wanted) or named == wanted
        share = {key: n[key] / len(held) for key in ("title", "near", "day", "authors", "some")}
        say(
            f"  {name:18} title {share['title']:.3f} ({share['near']:.3f})   day {share['day']:.3f}   "
            f"authors {share['authors']:.3f} ({share['some']:.3f})"
        )


def limits(held: Sequence[tuple[str, Found]]) -> None:
    """Print how well titles could be chosen at best: this gold takes them now from JSON-LD, now from `og:title`."""
    n = Counter[str]()
    ways: dict[str, Counter[str]] = {}
    for html, gold in held:
        said = told(html)
        wanted = bare(gold["title"])
        n["any"] += wanted in said
        if said[0] and said[1] and said[0] != said[1]:
            n["differ"] += 1
            n["JSON-LD"] += said[0] == wanted
            n["og:title"] += said[1] == wanted
        way = "".join("-" if not one else chr(97 + said.index(one)) for one in said)
        ways.setdefault(way, Counter())[chr(97 + said.index(wanted)) if wanted in said else "none"] += 1
    best = sum(max((many for way, many in each.items() if way != "none"), default=0) for each in ways.values())
    say(
        f"  at most            title {n['any'] / len(held):.3f} with an oracle, {best / len(held):.3f} with the best "
        f"choice for each way in which the page's titles agree; where JSON-LD and og:title differ ({n['differ']} "
        f"pages) the gold is the first on {n['JSON-LD']}, the second on {n['og:title']}"
    )


def told(html: str) -> list[str]:
    """Give what a page is called by JSON-LD, `og:title`, `twitter:title`, `<title>` and its headline, all bare."""
    from selectolax.lexbor import LexborHTMLParser

    from runut.clean.markup import mark
    from runut.clean.markup.head import head, tags
    from runut.clean.markup.titles import bare as titled
    from runut.clean.markup.walk import walk

    tree = LexborHTMLParser(html)
    hidden = tags(tree, walk(tree).telling)
    said, page = head(hidden, None), mark(html)
    shown = next((label.span.of(page.text).strip() for label in page.labels if label.role == "headline"), "")
    item = next(iter(head(hidden._replace(metas={}, title=None), None).titles), "")
    networks = [next(iter(hidden.metas.get(name, ())), "") for name in ("og:title", "twitter:title")]
    called = titled(said)
    return [bare(called.get(one, one)) for one in (item, *networks, hidden.title or "", shown)]


def fundus() -> Iterator[tuple[str, Found]]:
    """Yield the pages of held-back outlets with their gold: of several versions the one whose first words they show."""
    for path in sorted((PAGES / "fundus").glob("*/*.json")):
        if int(hashlib.sha256(path.stem.encode()).hexdigest(), 16) % 3:
            continue
        versions = list(json.loads(path.read_text("utf-8")).values())
        for saved in sorted(path.parent.glob(f"{path.stem}_2*.html.gz")):
            html = decode_markup(gzip.decompress(saved.read_bytes()))
            shown = bare(html)
            yield html, {"authors": (), **max(versions, key=lambda version: hits(version, shown))}


def hits(version: Found, shown: str) -> int:
    """Count the paragraphs of a version that a page shows."""
    return sum(bare(said)[:60] in shown for part in version["body"]["sections"] for said in part["paragraphs"])


def bare(text: str | None) -> str:
    """Write words so that marks, spaces and capitals do not count."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text or "").casefold()))


def likeness(said: str, wanted: str) -> float:
    """Give the share of words that two titles have in common."""
    one, two = (set(text.casefold().split()) for text in (said, wanted))
    return len(one & two) / max(1, len(one | two))


def mutated(many: int) -> None:
    """Read pages that were cut and stirred, and print what became of them."""
    dice = random.Random(1)
    seeds = [
        path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "tests" / "samples").glob("*.html"))
    ]
    seeds += [html for html, _ in list(fundus())[:12]]
    begun = time.monotonic()
    pages = (Page(str(at), html=stirred(dice.choice(seeds), dice)) for at in range(many))
    became = Counter("read" if isinstance(each, Article) else each.reason for each in through(pages, attempt))
    say(f"\n{many} mutated pages, {became.total()} accounted for, in {time.monotonic() - begun:.0f} s: {dict(became)}")


def stirred(html: str, dice: random.Random) -> str:
    """Cut, double, move or break stretches of a page."""
    for _ in range(dice.randint(1, 12)):
        one, two = sorted(dice.randrange(len(html) + 1) for _ in range(2))
        piece = html[one:two][: dice.choice((5, 50, 500, 5000))]
        html = dice.choice(
            (
                html[:one] + html[one + len(piece) :],
                html[:one] + piece * dice.randint(2, 9) + html[one:],
                html[:two] + piece + html[two:],
                html[:one] + dice.choice(("<", ">", "</div>", "<table>", "\0", '"', "<!--", "<svg>")) + html[one:],
            )
        )
    return html


def attempted(tool: Tool, html: str) -> Found:
    """Give what a tool makes of a page; where it gives up that is nothing."""
    try:
        return tool(html) or {}
    except Exception:  # noqa: BLE001 - a peer's trouble is its score
        return {}


SAID: list[str] = []


def say(line: str) -> None:
    """Print one line, and remember it."""
    SAID.append(line)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
