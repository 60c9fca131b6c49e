"""What a line says of itself: an advert, a teaser, a byline, a credit, a caption, an entry of a list."""

from __future__ import annotations

from functools import cache

from runut.clean.blocks import Line, fold
from runut.clean.furniture import NONE, Credits, Sign, Signs, first_word, signs
from runut.lang import Pack
from runut.lang.patterns import compile_pattern
from runut.world import outlets

_ENDS_SENTENCE = (
    ".", "!", "?", "…", '."', ".”", ".'", ".’", '!"', "!”", '?"', "?”", ".)", '"', "”", "***", ";", "&quot;", "rdquo;",
)  # fmt: skip
_FILE = compile_pattern(r"^\S+\.(?:jpe?g|png|gif|webp|mp4)$")
_SIGNATURE = compile_pattern(r"^\((?:\p{Lu}[\pL.]*\s?){1,4}\)$", ignore_case=False)
_INITIALS = compile_pattern(r"^\(?[A-Za-z0-9]{1,12}(?:[/\-][A-Za-z0-9]{1,12}){0,4}\)[\s,.]*$")
_NOTHING, _OPENING, _BRACKET, _COUNT = (frozenset(kinds) for kinds in ((), ("opening",), ("bracket",), ("age",)))
_LONGEST_CREDIT = 96  # characters, with its brackets
_LONGEST_FRAME = 1500  # characters: captions are told twice where the words around pictures were taken along
_EMPTY = 2  # characters of brackets around nothing
# What is longer in characters is a paragraph, and only speaks of such things.
_LONGEST_AGE = 40  # "3 jam lalu", "Halaman 2"
_LONGEST_OPENING = 200  # "Baca juga: ..."; a copyright may be longer
_LONGEST_MAKER = 120  # "Editor: ..."
_LONGEST_BYLINE = 160
_LONGEST_ABOUT = 300  # of the one who wrote the article
_LONGEST_CAPTION = 600  # with its credit
_LONGEST_SIGNOFF = 30  # brackets with initials behind a sentence
_LONGEST_BESIDE = 16  # letters of what stands beside a time and is no word for one, in two words at most
_PROSE, _SENTENCE = 180, 35
"""Characters beyond which a line is a paragraph, and beyond which it is one if it ends as a sentence does."""
_TITLED = 0.65  # share of words with a capital, from which on a line is written like a headline


def sign(line: Line, pack: Pack) -> Sign:
    """Say what a line claims to be."""
    known = signs(pack)
    found = known.whole.get(line.folded)
    if found:
        return found
    kinds = kinds_of(line.folded, known)
    found = (
        (_maker(line, known, kinds) if kinds or ")" in line.text[-4:] else None)
        or (_furniture(line, known, kinds) if kinds else None)
        or _picture(line, known, kinds)
    )
    if found:
        return found
    return Sign("byline", "moment") if is_moment(line, pack) else NONE


def kinds_of(folded: str, known: Signs) -> frozenset[str]:
    """Say which furniture a line could be by its first word: patterns cost a hundred times as much to ask."""
    kinds = known.first.get(first_word(folded), _NOTHING)
    if folded.startswith(known.starts):
        kinds |= _OPENING
    if folded[:1] in "([":
        return kinds | _BRACKET
    return kinds | _COUNT if len(folded) < _LONGEST_AGE and has_digit(folded) else kinds


def has_digit(text: str) -> bool:
    """Say whether a text has a digit in it."""
    return not text.replace(" ", "").isalpha() and any(map(text.__contains__, "0123456789"))


def _furniture(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if "teaser" in kinds and known.teaser.search(text):
        return Sign("related", "teaser")
    if "promo" in kinds and line.folded.startswith(known.promos) and known.promo.search(line.folded):
        return Sign("promo", "promo")
    if "age" in kinds and len(text) < _LONGEST_AGE and known.age.search(line.folded):
        return Sign("related", "age")
    if "pages" in kinds and len(text) < _LONGEST_AGE and known.pages.search(line.folded):
        return Sign("footer", "pages")
    opening = known.opening.search(line.folded) if "opening" in kinds else None
    if opening and (len(text) < _LONGEST_OPENING or line.folded[0] in "©c"):
        role = known.opening_role.get(fold(opening.group(0)))
        after = line.folded[opening.end() : opening.end() + 2].lstrip()
        if role and (role != "caption" or after[:1] in (":", "")):
            return Sign(role, "end" if role == "footer" else "opening")
    return None


def _maker(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if "credit" in kinds and len(text) < _LONGEST_MAKER and known.credit.search(text):
        return Sign("footer", "credit")
    if "byline" in kinds and len(text) < _LONGEST_BYLINE and known.byline.search(text):
        return Sign("byline", "byline")
    if is_initials(text):
        return Sign("byline", "initials")
    if text[0] == "(" and (outlets.find(text.strip("() .")) or _SIGNATURE.search(text)):
        return Sign("footer", "credit")
    return None


def _picture(line: Line, known: Signs, kinds: frozenset[str]) -> Sign | None:
    text = line.text
    if " " not in text and "." in text and _FILE.search(text):
        return Sign("caption", "picture")
    if " " not in text and "://" in text:
        return Sign("other", "address")
    if "photo" in kinds and known.photos.counted.search(text):
        return Sign("caption", "picture")
    if len(text) < _LONGEST_FRAME and (_is_framed(line.folded, known.photos) or _is_doubled(text)):
        return Sign("caption", "picture")
    if len(text) < _LONGEST_CAPTION and _is_credited(text, known.photos, kinds):
        return None if _is_signoff(text, known.photos) else Sign("caption", "picture")
    return None


def _is_doubled(text: str) -> bool:
    """Say whether brackets close a line twice, as where a picture's text was taken along with its caption.

    >>> _is_doubled("A barge lies off Sampleton. (Sample Herald) (Sample Herald)")
    True
    """
    if not text.endswith(")"):
        return False
    bracket = text[text.rfind("(") :]
    return len(bracket) > _EMPTY and text[: -len(bracket)].rstrip().endswith(bracket)


def _is_framed(folded: str, known: Credits) -> bool:
    """Say whether a line holds words that stand around pictures alone, or breaks off at "pictured"."""
    is_likely = any(map(folded.__contains__, known.framing))  # to ask for each costs three times as much
    return folded.endswith(known.pictured) or (is_likely and any(map(folded.__contains__, known.frames)))


def _is_credited(text: str, known: Credits, kinds: frozenset[str]) -> bool:
    """Say whether a text holds the credit of a picture: in brackets at its end, behind a slash, at its start."""
    if "photo" in kinds and known.opening.search(text):
        return True
    end = text[-6:]
    if ")" in end or "]" in end:
        inside = text[max(text.rfind("("), text.rfind("["), 0) :]
        if len(inside) <= _LONGEST_CREDIT and known.bracketed.search(inside):
            return True
    return "/" in text and known.slashed.search(text) is not None


def _is_signoff(text: str, known: Credits) -> bool:
    """Say whether the brackets at the end come after a finished sentence, as a writer's initials do."""
    if not known.signs_off:
        return False
    at = max(text.rfind("("), text.rfind("["))
    inside = text[at:]
    return (
        at > 0
        and is_finished(text[:at].rstrip())
        and len(inside) < _LONGEST_SIGNOFF
        and ":" not in inside
        and not any(map(inside.lower().__contains__, known.pictures))
    )


def is_about_writer(line: Line, pack: Pack) -> bool:
    """Say whether the line tells of the one who wrote the article, or how to reach them."""
    return len(line.text) < _LONGEST_ABOUT and bool(signs(pack).about.search(line.text)) and "\u201c" not in line.text


def is_moment(line: Line, pack: Pack) -> bool:
    """Say whether the line is a publication time, perhaps with a name and a few words beside it."""
    text = line.text
    if len(text) > _LONGEST_BYLINE or not ("20" in text or "19" in text):  # what the year of any page begins with
        return False
    match = signs(pack).moment.search(text)
    if not match:
        return False
    if "|" in text:
        return True
    rest = text[: match.start()] + " " + signs(pack).moment.sub(" ", text[match.end() :])
    beside = [word for word in (fold(word).strip(",.()/") for word in rest.split()) if word]
    times = _times(pack)
    odd = [word for word in beside if word not in times]
    return len(odd) <= 2 and sum(map(len, odd)) <= _LONGEST_BESIDE and not is_finished(text)


@cache
def _times(pack: Pack) -> frozenset[str]:
    """Give the words that stand beside a time."""
    return frozenset((*pack.page.times, *pack.dates.weekdays, *pack.dates.zones, "-", "–", "|"))


def is_finished(text: str) -> bool:
    """Say whether the words end the way a sentence does."""
    return text.rstrip(" )*\u00a0").endswith(_ENDS_SENTENCE) or text.rstrip().endswith((".)", "***"))


def is_initials(text: str) -> bool:
    """Say whether the words are nothing but a writer's initials, as in `(dwi/yul)`."""
    said = text.strip()
    return said.endswith((")", ").", ") ,", "),")) and bool(_INITIALS.search(said))


def is_prose(line: Line) -> bool:
    """Say whether the line reads like a paragraph: finished, or too long for a title."""
    n_chars = len(line.text)
    return n_chars > _PROSE or (n_chars > _SENTENCE and is_finished(line.text) and not is_title_case(line.text))


def is_title_case(text: str) -> bool:
    """Say whether a line is written like a headline: most of its words with a capital, and it states nothing.

    >>> is_title_case("Berapa Harga Cabai di Pasar Contoh Hari Ini?"), is_title_case("Ia tinggal di Pasar Contoh.")
    (True, False)
    """
    if text.endswith((".", '."', ".”")) and not text.endswith(("...", "..")):
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    return len(words) > 3 and sum(word[:1].isupper() for word in words) > _TITLED * len(words)
