"""A page that is not the whole article: one of several, or a text that breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from runut import lang
from runut.lang import Pack, patterns
from runut.lang.patterns import alternation, compile_pattern
from runut.model import Article, Discrepancy, Record, Span
from runut.text.findings import on_page

_MARKS = '"“'
_CLOSING = "”"
_BRACKET = "("
_DOUBLED = ("''", "’’", "``")
"""Two single marks that stand for a double one."""
_INSET = "["
"""What a page shows where a video or picture stood: it is that which was announced."""
_ENDS = (".", "!", "?", '."', ".”", ".)")
_SPOKEN = 5
"""Fewer words between marks are a title."""
_SENTENCE = 9
"""Fewer words are a signature, a heading or a teaser."""
_STUMP = 3
_ITEM = ",-"
"""What is left of the beginning of an item where a list was run together."""
_GLUED = compile_pattern(r"\(\pL{2,4}(?:/\pL{2,4})+\)\pL")
_MARKER = compile_pattern(r"(?:^|[\n,;]) ?(?:\p{Ll}|\d{1,2})[.)] $")
"""What stands before an item of a list."""
_CLOSERS = "\"”“'"
_TELLER = 4
"""Words behind a quotation that are no more than who said it."""


def check(record: Record) -> Iterator[Discrepancy]:
    """Yield each page that cleaning found incomplete, and each that ends by announcing what never comes."""
    for article in record.articles:
        span = _announcement(article) or _open_end(article) or _open_tail(article)
        if span is None and not article.complete:
            span = _numbers_of_pages(article) or _broken_off(article)
        is_more = not article.complete and lang.load(article.language).checks.needs_stop and _is_finished(article)
        if span is not None or is_more:
            yield on_page(article, "truncated", span)


def _numbers_of_pages(article: Article) -> Span | None:
    """Give the links to the pages of an article ("Halaman 12" is the pages 1 and 2, run together)."""
    marks = lang.load(article.language).checks.page_marks
    match = compile_pattern(rf"(?m)^\s*({alternation(marks)}\s*:?\s*\d[\d ]*)\s*$").search(article.text)
    return Span(match.start(1), match.start(1) + len(match.group(1).rstrip())) if match else None


def _announcement(article: Article) -> Span | None:
    """Give the end of a body that stops at a colon: what it announces is missing."""
    last = _last_words(article)
    if last is None or not last.of(article.text).endswith(":") or _is_invitation(last.of(article.text), article):
        return None
    return None if article.text[last.end :].lstrip().startswith(_INSET) else last


def _is_invitation(words: str, article: Article) -> bool:
    """Say whether words send the reader elsewhere ("listen to the radio here:"): nothing of the article is missing."""
    invites = lang.load(article.language).checks.invites
    return bool(invites) and bool(patterns.words(invites).search(words))


def _open_end(article: Article) -> Span | None:
    """Give the end of a body whose last paragraph opens a quotation or a bracket that is never closed."""
    stretches = list(article.spans("lead", "body"))
    if not stretches:
        return None
    told = stretches[-1].of(article.text).rstrip()
    start = told.rfind("\n") + 1
    last = told[start:].strip()
    opens = last[:1] in tuple(_MARKS) and last[1:2].isalnum() and len(last.split()) >= _SPOKEN
    if (not opens or any(mark in last[1:] for mark in (*_MARKS, _CLOSING, *_DOUBLED))) and not last.endswith(_BRACKET):
        return None
    teller = last.rsplit(",", 1)[-1].split()
    if last.endswith(_ENDS) and teller and teller[0] in lang.load(article.language).speech.after:
        return None  # Who said it is told: only the mark is missing.
    return Span(stretches[-1].start + start, stretches[-1].start + len(told))


def _open_tail(article: Article) -> Span | None:
    """Give a last line that was taken for furniture since no mark ends it, where no line ends on its last word."""
    label = article.labels[-1] if article.labels else None
    if label is None or label.role != "other":
        return None
    line = label.span.of(article.text).strip()
    words = line.split()
    is_open = _is_open(words[-1], lang.load(article.language)) or line.endswith(":") if words else False
    if "\n" in line or len(words) <= _STUMP or not is_open or _is_invitation(line, article):
        return None
    start = article.text.index(line, label.span.start)
    return Span(start, start + len(line))


def _broken_off(article: Article) -> Span | None:
    """Give a last sentence that ends on a small word with no mark behind it; tables and signatures end so too."""
    last = _last_words(article)
    words = last.of(article.text).split() if last else []
    if last is not None and last.of(article.text).count(_ITEM) > 1:
        return None  # Items of a list need no full stop.
    if last is not None and _GLUED.search(last.of(article.text)):
        return None  # Tags stand behind the initials of who wrote it, glued to them: "(abc/def)banjirhujan".
    if len(words) > _STUMP and _is_open(words[-1], lang.load(article.language)):
        return last
    if not lang.load(article.language).checks.needs_stop:
        return None
    if last is not None and _MARKER.search(article.text[: last.start]):
        return None  # The last item of a list: "a. ..., b. ...".
    broken = len(words) >= _SENTENCE and words[-1].isalpha() and (words[-1].islower() or _is_stump(words[-1]))
    if not broken or last is None or _is_said(last.of(article.text), lang.load(article.language)):
        return None
    return last if all(word[-1].islower() or word[-1] in ',.)”"' for word in words[-3:]) else None


def _is_open(word: str, pack: Pack) -> bool:
    """Say whether no sentence ends on a word: it joins what is to come, or is two letters of one ("telah me")."""
    is_stump = pack.checks.needs_stop and word.isalpha() and word.islower() and len(word) < _STUMP
    return word in pack.checks.open_ends or is_stump


def _is_said(sentence: str, pack: Pack) -> bool:
    """Say whether a sentence ends on who said it, without its full stop: a bare verb of speech still lacks its name."""
    behind = max(sentence.rfind(mark) for mark in _CLOSERS)
    words = sentence[behind + 1 :].split()
    if behind < 0 or not 0 < len(words) <= _TELLER:
        return False
    said, last = {*pack.speech.after, *pack.speech.before}, words[-1].casefold()
    return last not in said or any(last.removesuffix(ending) in said - {last} for ending in pack.checks.endings)


def _is_stump(word: str) -> bool:
    """Say whether a word is the beginning of a name; no name of a few letters ends a sentence without its stop."""
    return len(word) <= _STUMP and word.istitle()


def _is_finished(article: Article) -> bool:
    """Say whether the last sentence ends as one: what is missing is then on a page that only the head names."""
    last = _last_words(article)
    return last is not None and last.of(article.text).endswith(_ENDS)


def _last_words(article: Article) -> Span | None:
    stretches = list(article.spans("lead", "body"))
    if not stretches:
        return None
    told = stretches[-1].of(article.text).rstrip()
    start = max(told.rfind("\n"), told.rfind(". ")) + 1
    while start < len(told) and told[start].isspace():
        start += 1
    return Span(stretches[-1].start + start, stretches[-1].start + len(told)) if told else None
