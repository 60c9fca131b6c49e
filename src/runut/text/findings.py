"""Word what a check finds: the same template key in every language, so that any page can say it in any."""

from __future__ import annotations

from runut import lang
from runut.lang import Pack, say
from runut.model import Article, Discrepancy, DiscrepancyKind, Span, content_id
from runut.world import countries

LANGUAGE = "en"
"""The record's own messages are in one language, so that it has the same bytes for all; `because` is for the rest."""


def on_page(
    article: Article,
    kind: DiscrepancyKind,
    span: Span | None,
    suggestion: str | None = None,
    evidence: tuple[str | Span, ...] = (),
    template: str | None = None,
    **values: object,
) -> Discrepancy:
    """Give a finding on one page."""
    because = _because(template or kind, values)
    return Discrepancy(
        id=content_id("x", article.id, kind, *(span or ("", ""))),
        kind=kind,
        message=sentence(because, lang.load(LANGUAGE)),
        article=article.id,
        span=span,
        suggestion=suggestion,
        evidence=evidence,
        because=because,
    )


def across(
    story: str,
    kind: DiscrepancyKind,
    about: str,
    suggestion: str | None = None,
    evidence: tuple[str | Span, ...] = (),
    template: str | None = None,
    **values: object,
) -> Discrepancy:
    """Give a finding on several pages of a story; `about` tells it from others of its kind."""
    because = _because(template or kind, values)
    return Discrepancy(
        id=content_id("x", story, kind, about),
        kind=kind,
        message=sentence(because, lang.load(LANGUAGE)),
        story=story,
        suggestion=suggestion,
        evidence=evidence,
        because=because,
    )


def told(found: Discrepancy, pack: Pack) -> str:
    """Say a finding in the pack's language; a finding of an older record has only the message that it came with."""
    return sentence(found.because, pack) if found.because else found.message


def sentence(because: tuple[str, ...], pack: Pack) -> str:
    """Fill a template of `checks.toml` with its arguments, each said in the pack's language.

    >>> because = ("weekday_mismatch", "words", "Kamis (6/1)", "day", "2021-01-06", "weekday", "2")
    >>> sentence(because, lang.load("id"))
    'Kamis (6/1): tanggal 6 Jan 2021 jatuh pada hari Rabu.'
    """
    template, *arguments = because
    values = {name: _said(name, value, pack) for name, value in zip(arguments[::2], arguments[1::2], strict=True)}
    return pack.checks.messages[template].format(**values)


def _because(template: str, values: dict[str, object]) -> tuple[str, ...]:
    return (template, *(str(part) for pair in values.items() for part in pair))


def _said(name: str, value: str, pack: Pack) -> str:
    """Say one argument: some are the same in every language, some have a word of their own in each."""
    match name:
        case "day" | "published":
            return say.day(value, pack, year=True)
        case "weekday":
            return next(word for word, number in pack.dates.weekdays.items() if number == int(value)).capitalize()
        case "country":
            country = countries.by_code(value)
            return country.name(pack.code) if country else value
        case "side":
            return pack.checks.sides[value][0]
        case "what":
            return _what(value.split("|"), pack)
        case "values":
            return ", ".join(_who_says(each, pack) for each in value.split("|"))
        case _:
            return value


def _who_says(value: str, pack: Pack) -> str:
    """Say a number and, in brackets, the outlets that have it: `18@Sauh, Kabar`; older records name none.

    >>> _who_says("1600@Sauh, Kabar", lang.load("id")), _who_says("≥18", lang.load("id"))
    ('1.600 (Sauh, Kabar)', '≥18')
    """
    amount, _, outlets = value.partition("@")
    return f"{say.amount(amount, pack)} ({outlets})" if outlets else say.amount(amount, pack)


def _what(parts: list[str], pack: Pack) -> str:
    """Say what is counted: the kind, then the group, if one is told."""
    kind, *groups = parts
    return " ".join([pack.messages.kinds[kind].lower(), *(group_name(group, pack) for group in groups)])


def group_name(group: str, pack: Pack) -> str:
    """Name a group: by its message, a country by its name, any other as the page has it."""
    if group in pack.messages.groups:
        return pack.messages.groups[group]
    country = countries.by_code(group)
    return country.name(pack.code) if country else group.replace("_", " ")
