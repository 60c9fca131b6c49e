"""Records, stories and ledgers as a notebook shows them: the dossier in a frame of its own, so that no style leaks.

The nouns know nothing of how they are shown. Importing this teaches them: `from runut import notebook`.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from runut import lang, pipeline
from runut.export import html
from runut.lang.say import amount, days
from runut.model import Record, Story
from runut.store.address import opened
from runut.tell.brief import brief

FEW = 3
"""A record of more stories is shown as a list of them."""

HEIGHT_REM = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the record that tells it."""

    record: Record
    story: Story

    def _repr_html_(self) -> str:
        return _dossier(self.record, self.story.id)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of a record's figures."""

    record: Record

    def _repr_html_(self) -> str:
        pack = lang.load(html.main_language(self.record.articles))
        texts = pack.messages.brief
        heads = (
            "",
            texts["best_head"],
            texts["low"],
            texts["high"],
            texts["origins_head"],
            texts["rule"].format(rule=""),
        )
        lines = [
            (row.what, *(_number(end, pack) for end in (row.best, row.low, row.high)), str(row.origins), row.rule)
            for story in self.record.stories
            for row in brief(self.record, story, pack).rows
        ]
        return _table(heads, lines)


def record(
    file: str | Path = "runut.db", codebook: str = "house", as_of: str | None = None, without: Collection[str] = ()
) -> Record:
    """Read a record from where it lies, as `runut ledger` would: by a codebook, on a day, without some outlets."""
    store = opened(str(file), create=False)
    try:
        return pipeline.record(store, codebook, as_of, without)
    finally:
        store.close()


def stories(record: Record) -> list[Told]:
    """Give each story, ready to be shown."""
    return [Told(record, story) for story in record.stories]


def _record_html(record: Record) -> str:
    if 0 < len(record.stories) <= FEW:
        return _dossier(record, None)
    pack = lang.load(html.main_language(record.articles))
    return _table(("", "", pack.messages.brief["pages_head"]), [_line(story, pack) for story in record.stories])


def _story_html(story: Story) -> str:
    return _table((), [_line(story, lang.load("en"))])


def _line(story: Story, pack: lang.Pack) -> tuple[str, ...]:
    return story.title, days(story.first, story.last, pack), str(len(story.articles))


def _dossier(record: Record, story: str | None) -> str:
    """Put a dossier into a frame that runs nothing and reaches nothing."""
    page = io.BytesIO()
    html.write(record, page, story=story)
    frame = Markup('<iframe sandbox srcdoc="{}" style="width:100%;height:{}rem;border:0" title="Runut"></iframe>')
    return str(frame.format(page.getvalue().decode("utf-8"), HEIGHT_REM))


def _number(value: int | None, pack: lang.Pack) -> str:
    return "–" if value is None else amount(str(value), pack)


def _table(heads: tuple[str, ...], lines: list[tuple[str, ...]]) -> str:
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in heads)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(escape(cell)) for cell in line))
        for line in lines
    )
    return str(Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows))


for _noun, _shown in ((Record, _record_html), (Story, _story_html)):
    setattr(_noun, "_repr_html_", _shown)  # noqa: B010 - a plain assignment would be a type error, and rightly so
