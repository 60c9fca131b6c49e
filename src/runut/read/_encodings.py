"""Turn bytes into text whatever wrote them, or say why they are no text."""

from __future__ import annotations

import codecs

from runut.lang.patterns import compile_pattern

LIMIT_BYTES = 10_000_000
"""The largest page that is read: a book has a tenth of this."""

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x0b\x1b\x1a"))


_DECLARED_WITHIN = 8192
_DECLARES = compile_pattern(r"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)")
_LANGUAGE = compile_pattern(r"<html[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2})")
_OF_LANGUAGE = {
    **dict.fromkeys(("ru", "uk", "bg", "sr", "be", "mk"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro"), "cp1250"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar": "cp1256",
    "fa": "cp1256",
    "vi": "cp1258",
    "th": "cp874",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
}


class NotTextError(ValueError):
    """The bytes are no text; the message says why, in words for a person."""


def decode(raw: bytes) -> str:
    """Give the text of some bytes, without its byte order mark.

    Raises NotTextError for what is binary.

    >>> decode("Kapolda: “aman”".encode("cp1252"))
    'Kapolda: “aman”'
    """
    encoding, skip = encoding_of(raw)
    try:
        return raw[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"it begins like {encoding.upper()} but byte {error.start + skip} is not") from None


def decode_markup(raw: bytes, header: str | None = None) -> str:
    """Give the text of an HTML page: its mark, what the server says, what the page says, then what the bytes look like.

    Raises NotTextError for what is binary.

    >>> decode_markup('<meta charset="windows-1251"><p>Пожар'.encode("cp1251"))
    '<meta charset="windows-1251"><p>Пожар'
    """
    for mark, name in _SIGNATURES:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if _wide(raw):
        return decode(raw)
    if len(raw.translate(None, _CONTROLS)) < 0.99 * len(raw):
        raise NotTextError("it is a binary file, not text")
    for said in (header, _declared(raw)):
        declared = _known(said)
        if declared:
            text = _as_declared(raw, declared)
            if text is not None:
                return text
    return _guessed(raw)


def _declared(raw: bytes) -> str | None:
    """Give the encoding that a page names in its first lines."""
    match = _DECLARES.search(raw[:_DECLARED_WITHIN].decode("latin-1"))
    return match.group(1) if match else None


def _known(name: str | None) -> str | None:
    """Give Python's name of an encoding; browsers take the two below for their larger sisters, and so do we."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    if found in (
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
    ):
        return "utf-8"  # the name could be read, so it was not written in sixteen bits
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}.get(
        found, found
    )


def _as_declared(raw: bytes, name: str) -> str | None:
    """Decode as declared; a page that says UTF-8 and is not, beyond a few bytes, is another encoding's."""
    try:
        text = raw.decode(name, "replace")
    except (LookupError, ValueError):  # a codec that makes no text
        return None
    if name == "utf-8":
        return text if text.count("\ufffd") <= 20 + len(text) // 2000 else None
    try:
        return raw.decode("utf-8") if not raw.isascii() and name.startswith(("cp125", "iso8859")) else text
    except UnicodeDecodeError:
        return text


def _guessed(raw: bytes) -> str:
    """Decode what names no encoding: UTF-8 where it fits, else what pages of its language were written in."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(raw) - 4:
            return raw.decode("utf-8", "replace")
    match = _LANGUAGE.search(raw[:_DECLARED_WITHIN].decode("latin-1"))
    name = _OF_LANGUAGE.get(match.group(1).lower() if match else "", _one_byte(raw))
    return raw.decode(name, "replace")


def encoding_of(raw: bytes) -> tuple[str, int]:
    """Name the encoding of some bytes, and how many of them are its mark; raises NotTextError for binary ones."""
    for mark, name in _SIGNATURES:
        if raw.startswith(mark):
            return name, len(mark)
    wide = _wide(raw)
    if wide:
        return wide, 0
    if b"\0" in raw or len(raw.translate(None, _CONTROLS)) < 0.99 * len(raw):
        raise NotTextError("it is a binary file, not text")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or error.start < len(raw) - 4:
            return _one_byte(raw), 0
    return "utf-8", 0


def _one_byte(raw: bytes) -> str:
    """Choose among the encodings of one byte a character: Windows first, which has the curly quotes."""
    undefined = b"\x81\x8d\x8f\x90\x9d"
    return "latin-1" if len(raw.translate(None, undefined)) < len(raw) else "cp1252"


def _wide(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Latin script every second byte is zero, and the others are not."""
    sample = raw[: min(len(raw), 4096) // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    n_pairs = len(sample) // 2
    if n_pairs < 2 or len(raw) % 2:
        return None
    if odd > 0.7 * n_pairs and even < 0.05 * n_pairs:
        return "utf-16-le"
    if even > 0.7 * n_pairs and odd < 0.05 * n_pairs:
        return "utf-16-be"
    return None
