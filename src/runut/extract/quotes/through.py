"""Hold an article read for who says what, and tell through which media."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runut.extract.quotes.heard import Sentence
from runut.model import Article, Speaker
from runut.text.names import fold
from runut.text.speech.credits import Credits
from runut.world import agencies

_CREDITS = ("byline", "dateline", "footer", "other")
_OPENING = 60  # signs of a page's prose in which a dateline ends
_BESIDE = ("|", "/", ",", "&", "-", "–", "—")  # signs between agencies that sign together
_REACH = 6  # sentences over which a credit may hold


@dataclass(frozen=True, slots=True)
class Telling:
    """An article read for who says what: its sentences in order.

    `via` stand behind the whole page, `pictured` behind what anybody says on it.
    """

    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    via: tuple[str, ...]
    pictured: tuple[str, ...] = ()


def via_of(telling: Telling, at: int, speaker: Speaker | None, text: str) -> tuple[str, ...]:
    """Give the agencies and other media credited for what a speaker, or the outlet, says in a sentence."""
    here = telling.sentences[at]
    if here.via:
        return here.via
    for k in range(at - 1, max(0, at - _REACH) - 1, -1):
        before = telling.sentences[k]
        if here.paragraph - before.paragraph > 1 or before.headline:
            break
        if before.via and _holds_on(before, here, speaker, text):
            return before.via
        if before.via or (before.speakers and before.paragraph != here.paragraph):
            break
    if speaker is None:
        return () if _is_repeated(telling) else telling.via
    return _spoken_for(telling, at, speaker) or telling.via or telling.pictured


def _is_repeated(telling: Telling) -> bool:
    """Say whether the medium that signs a page is credited for one sentence of it, and so not for the outlet's own."""
    signed = [fold(name) for name in telling.via]
    return any(fold(name) in signed for sentence in telling.sentences for name in sentence.via)


def _spoken_for(telling: Telling, at: int, speaker: Speaker) -> tuple[str, ...]:
    """Give the credit of the next paragraph where somebody speaks there for the body that says this.

    "Police say a dozen died." and then: "..., police spokesman Dana Lee told AFP."
    """
    here = telling.sentences[at]
    told = frozenset(fold(speaker.name).split())
    for later in telling.sentences[at + 1 :]:
        if later.paragraph - here.paragraph > 1:
            break
        if later.via:
            roles = [fold(voice.role or "").split() for voice in later.speakers if voice.name != speaker.name]
            return later.via if any(told.issubset(role) for role in roles) else ()
    return ()


def _holds_on(credited: Sentence, here: Sentence, speaker: Speaker | None, text: str) -> bool:
    """Say whether a credit holds for a later sentence: in its paragraph, for the speaker that it credits or nobody.

    In the next paragraph it holds for a speaker who goes on unnamed (docs/decisions/0070).
    """
    names = [told.name for told in credited.speakers]
    if credited.paragraph == here.paragraph:
        return (speaker.name in names if speaker else False) if names else True
    told = frozenset(here.span.of(text).replace(",", " ").split())
    return speaker is not None and speaker.name in names and told.isdisjoint(speaker.name.split())


def article_via(article: Article, credits: Credits) -> tuple[str, ...]:
    """Give the agency that stands behind the whole page, credited outside its prose ("Sumber: Reuters", "ANTARA").

    Two that sign in a line of their own ("AP - AFP") both stand behind it; of others nobody can say which told what.
    """
    beside = [label.span.of(article.text) for label in article.labels if label.role in _CREDITS]
    named = [name for name in article.agencies if any(_signs(name, words) for words in beside)]
    # "AA" alone in a footer is the switch for the size of letters, not Anadolu.
    lines = [span.of(article.text) for span in article.spans("byline")]
    signed = {fold(word): word for words in lines if _is_signature(words) for word in _agencies(words)}
    if len(signed) > 1 and not any(map(credits.owns, signed.values())):
        return tuple(signed.values())
    if any(_signs(name, words) and not _signs(name, words, alone=True) for name in named for words in beside):
        return ()
    found = {fold(name): name for name in (*named, *signed.values(), *_dateline(article))}
    return tuple(found.values()) if len(found) == 1 and not credits.owns(*found.values()) else ()


def pictured_by(article: Article, heard: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Give the one medium that a page credits with words, where the page has its picture from there too.

    (Docs/decisions/0079.)
    """
    media = {fold(name): name for sentence in heard for name in sentence.via}
    captions = fold(" ".join(span.of(article.text) for span in article.spans("caption")))
    return tuple(media.values()) if len(media) == 1 and f" {next(iter(media))} " in f" {captions} " else ()


def _dateline(article: Article) -> Iterator[str]:
    """Yield the agency in brackets at the head of the prose: "DALLAS (AP) - ..."."""
    first = next((label.span for label in article.labels if label.role in ("lead", "body")), None)
    opening = article.text[first.start : first.start + _OPENING] if first else ""
    left, right = opening.find("("), opening.find(")")
    if 0 <= left < right and opening[right + 1 :].lstrip()[:1] in ("-", "–", "—") and opening[:left].isupper():
        yield from _agencies(opening[left:right])


def _signs(name: str, words: str, *, alone: bool = False) -> bool:
    """Say whether a medium is named in a line, and with no other beside it: "REUTERS | MYANMAR NOW"."""
    low, sought = words.casefold(), name.casefold()
    at = low.find(sought)
    while at >= 0:
        before, behind = low[:at].rstrip(), low[at + len(sought) :].lstrip()
        whole = not low[at - 1 : at].isalnum() and not low[at + len(sought) : at + len(sought) + 1].isalnum()
        if whole and not (alone and (before.endswith(_BESIDE) or behind.startswith(_BESIDE))):
            return True
        at = low.find(sought, at + 1)
    return False


def _is_signature(words: str) -> bool:
    """Say whether a line holds nothing but agencies: "AP - AFP"."""
    rest = [word for word in words.replace("/", " ").split() if word.strip("().,-–—")]
    return len(rest) == len(list(_agencies(words)))


def _agencies(words: str) -> Iterator[str]:
    """Yield the agencies among words, as written."""
    for word in words.replace("/", " ").split():
        if agencies.find(word.strip("().,-–—")):
            yield word.strip("().,-–—")
