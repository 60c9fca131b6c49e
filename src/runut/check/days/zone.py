"""One clock time of a page in two zones: `pukul 14.20 WIT` in the lead, `pukul 14.20 Wita` further down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from runut import lang
from runut.check._matches import are_near, matches, placed
from runut.lang import Pack
from runut.lang.patterns import Pattern, alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page

_APART = 60
"""Characters between two times that are told side by side, as of two places."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield one time of a page in the zone that it has less often, where it has it in another as well, further off."""
    for article in record.articles:
        pack = lang.load(article.language)
        if pack.checks.local_zones:
            yield from _on_page(article, pack)


def _on_page(article: Article, pack: Pack) -> Iterator[Discrepancy]:
    times: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    often: Counter[str] = Counter()
    for match, stretch in matches(article, article.spans("headline", "lead", "body", "caption"), _clock(pack)):
        zone, time = match.group("zone").casefold(), f"{int(match.group('h'))}.{match.group('m')}"
        often[zone] += 1
        times[time][zone].append(placed(match, stretch))
    for zones in times.values():
        for (one, here), (other, there) in combinations(zones.items(), 2):
            if not are_near(here, there, _APART):
                slip, right = (there, here) if often[one] >= often[other] else (here, there)
                yield on_page(
                    article, "date_conflict", slip[0], evidence=(right[0],), words=slip[0].of(article.text),
                    other=right[0].of(article.text),
                )  # fmt: skip


@cache
def _clock(pack: Pack) -> Pattern:
    zones = alternation(pack.checks.local_zones)
    return compile_pattern(rf"\b(?P<h>\d{{1,2}})[.:](?P<m>[0-5]\d) ?(?P<zone>{zones})\b")
