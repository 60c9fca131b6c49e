"""A hundred pieces of text that would run if they were taken for markup, and a record with them in every field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from runut import pipeline
from runut.link import stories
from runut.model import (
    Article,
    Decision,
    Event,
    Figure,
    Label,
    Mention,
    Place,
    Quantity,
    Quote,
    Span,
    Speaker,
    Story,
    When,
)
from runut.store.sqlite import SqliteStore

_RUNS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<style>@import 'x'; *{background:url(javascript:alert(1))}</style>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=javascript:alert(1)//>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<div style=animation-name:x onanimationstart=alert(1)>x</div>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "javascript:alert(1)",
)
_BREAKS = ("", "\"'>", "</script></title></style></textarea></svg>", "\\u003c/script>-->]]>'\"`")
PAYLOADS = tuple(before + runs for before in _BREAKS for runs in _RUNS)


def record(file: Path) -> None:
    """Write a record of ten pages: each field of each holds ten of the payloads, so that every field holds them all."""
    store = SqliteStore(file)
    for at in range(10):
        article, claims = _page(at, " ".join(PAYLOADS[10 * at : 10 * at + 10]))
        store.add(article, claims)
        store.decide(Decision(f"d{at}", claims[0].id, "accept", None, article.outlet or "", "2022-01-09T00:00:00Z",
                              article.title))  # fmt: skip
    pipeline.shelve(store)
    # Pages of nothing but payloads tell of nothing alike: here they are made one story by hand.
    story = Story("s_storm", PAYLOADS[0], tuple(f"a{at}" for at in range(10)), "2022-01-01", "2022-01-08")
    with store.shelving(stories.FORM):
        store.regroup([story])
    store.close()


def _page(at: int, bad: str) -> tuple[Article, tuple[Figure, ...]]:
    parts = ["Banjir di Kotabaru menewaskan ", "18", f" orang {bad} kata ", bad, "\n", bad, "\n“", bad, "”"]
    places = [len("".join(parts[:n])) for n in range(len(parts) + 1)]
    text = "".join(parts)
    name = f"a{at}"
    article = Article(
        id=name, text=text, labels=(Label(Span(0, places[5]), "headline"), Label(Span(places[5], len(text)), "body")),
        paths=(bad,), url=bad if at % 2 else f"https://x.example/{bad}", outlet=bad, title=bad,
        published=f"2022-01-0{at % 8 + 1}", published_from="input", authors=(bad,), dateline=bad, language="id",
        agencies=(bad,), complete=bool(at % 2),
    )  # fmt: skip
    number, clause = Span(places[1], places[2]), Span(0, places[4])
    incident = Event(
        id=f"e{at}", article=name, span=Span(places[3], places[4]), kind="flood", actor=bad, target=bad,
        date=When(f"2022-01-0{at % 8 + 1}", f"2022-01-0{at % 8 + 1}", "day"),
        place=Place(bad, country="ID", admin1=bad, lat=-3.0 - at / 10, lon=116.0 + at / 10, precision=bad),
    )  # fmt: skip
    figure = Figure(
        id=f"f{at}", article=name, span=number, clause=clause, kind="killed",
        quantity=Quantity(18 + at, "exact", 18 + at, 18 + at), unit=bad, who=bad, group=bad, incident=f"e{at}",
        said_by=(Speaker(bad, bad),), via=(bad,), place=bad,
    )  # fmt: skip
    plain = replace(figure, id=f"g{at}", unit="person", group=None, place="Kotabaru", who="orang", confidence=0.4)
    quote = Quote(f"q{at}", name, Span(places[7], places[8]), Speaker(bad, bad), (bad,))
    mention = Mention(name, Span(places[3], places[4]), bad, "person", role=bad)
    return article, (figure, plain, quote, mention, incident)  # type: ignore[return-value]
