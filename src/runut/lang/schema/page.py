"""Furniture: what stands on a page and is not the article, and how a page names its makers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Furnishing = Literal["byline", "caption", "related", "promo", "advert", "footer", "other"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day and time that a site prints beside a headline, often in the English of its template.

    `between` may stand between the two, `ordinals` behind the day; `zones` are those that the dates of the pack lack,
    each with its offset, or "" where it has more than one.
    """

    between: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    zones: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of furniture, all small unless told otherwise; a colon is never part of them.

    `lines` are whole lines, `openings` the first words of one. `ends` are lines after which no article goes on;
    `lists` head a list of other stories, which may stand in the middle. `more` closes an entry of such a list.
    `teasers` and a colon open the title of another story, anywhere in a line; `videos` do so at the start of one.
    `promos` open a promotion that runs to the end of its line. `inline` are written exactly so, anywhere in a line.
    `reporters` and `editors` stand before a name, `joins` between two; `desks` are never names of people.
    `about` stand in lines that tell of the writer, at the end.
    `credits` open a line that names the source of the copy. `photos` are words of a photo credit, `pictures` those
    that are a word for the picture itself.
    `frames` stand around pictures and nowhere else; `pictured` close the caption of one, without a full stop.
    `signs_off` says that writers sign in brackets behind their last sentence, as "(dwi/yul)".
    `imprints` stand in the line of the publisher's rights, with the year.
    `pages` head the numbers of a page of several; `page_of` stands between such numbers.
    `ages` follow a count in "3 hours ago", each with its days, `ago` may follow them, and `lately` are whole words of
    that kind ("yesterday") with theirs; `months` and the like come from the dates of the pack.
    `title_small` may be written small inside a headline, `starters` open a sentence far oftener than they stand in a
    headline, `half_starters` oftener, `common` tell the language. `times` may stand beside a publication time;
    `updates` stand before the time of a later change.
    `reports` are verbs of a medium that reports, `cites` open the name of a medium.
    """

    lines: dict[Furnishing, tuple[str, ...]]
    openings: dict[Furnishing, tuple[str, ...]]
    ends: tuple[str, ...]
    lists: tuple[str, ...]
    more: tuple[str, ...]
    teasers: tuple[str, ...]
    videos: tuple[str, ...]
    promos: tuple[str, ...]
    inline: dict[Furnishing, tuple[str, ...]]
    reporters: tuple[str, ...]
    editors: tuple[str, ...]
    joins: tuple[str, ...]
    desks: tuple[str, ...]
    credits: tuple[str, ...]
    about: tuple[str, ...]
    photos: tuple[str, ...]
    pictures: tuple[str, ...]
    imprints: tuple[str, ...]
    pages: tuple[str, ...]
    page_of: tuple[str, ...]
    ages: dict[str, int]
    ago: tuple[str, ...]
    lately: dict[str, int]
    times: tuple[str, ...]
    updates: tuple[str, ...]
    cites: tuple[str, ...]
    reports: tuple[str, ...]
    title_small: tuple[str, ...]
    starters: tuple[str, ...]
    half_starters: tuple[str, ...]
    common: tuple[str, ...]
    frames: tuple[str, ...] = ()
    pictured: tuple[str, ...] = ()
    signs_off: bool = True
    stamp: Stamp = field(default_factory=Stamp)
