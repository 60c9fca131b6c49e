"""Turn bytes into text whatever wrote them, or say why they are no text."""

from __future__ import annotations

import codecs

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
