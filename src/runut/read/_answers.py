"""What a web server answered, as a page: unpacked, decoded as it says, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping

from runut.model import Page, Skipped
from runut.read._bombs import BombError, unpacked
from runut.read._encodings import LIMIT_BYTES, NotTextError, decode_markup
from runut.read._rows import unfit

_AS_IT_IS = ("", "identity", "utf-8", "none")
_CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}


def page(source: str, fields: Mapping[str, str], body: bytes, url: str | None) -> Page | Skipped:
    """Make a page of an answer's fields, by small names, and its unpacked body.

    >>> page("a", {"content-type": "text/html"}, b"<p>Api padam.", None).html
    '<p>Api padam.'
    """
    kind = media_type(fields)
    if kind and "html" not in kind and kind != "text/plain":
        return Skipped(source, "read", f"it is {kind}, not HTML")
    try:
        text = decode_markup(body, charset(fields))
    except NotTextError as error:
        return Skipped(source, "read", str(error))
    is_plain = kind == "text/plain"
    # A NUL in HTML is read as a mark for what is lost, as browsers do; in plain text it is no text.
    if not text or text.isspace() or (is_plain and "\0" in text):
        return Skipped(source, "read", unfit(text) or "it is empty")
    return Page(source=source, text=text if is_plain else None, html=None if is_plain else text, url=url)


def media_type(fields: Mapping[str, str]) -> str:
    """Name the kind of an answer, as `text/html`; empty where it does not say."""
    return fields.get("content-type", "").partition(";")[0].strip().lower()


def charset(fields: Mapping[str, str]) -> str | None:
    """Name the encoding that the server says.

    >>> charset({"content-type": 'text/html; Charset="cp1251"; q=1'})
    'cp1251'
    """
    said = fields.get("content-type", "").lower().partition("charset=")[2]
    return said.partition(";")[0].strip(" \"'") or None


def body(raw: bytes, fields: Mapping[str, str]) -> bytes:
    """Undo what the server did to send the page: cut it into chunks, packed it.

    Raises BombError where it is too large, NotTextError for what cannot be unpacked.
    """
    if "chunked" in fields.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    if len(raw) > LIMIT_BYTES:
        raise BombError(f"it is larger than {LIMIT_BYTES // 1_000_000} MB")
    coding = packed(fields)
    # Crawlers often unpack a page and keep the header.
    return (
        raw if coding is None or (coding == "gzip" and raw[:2] != b"\x1f\x8b") else unpacked(raw, coding, LIMIT_BYTES)
    )


def packed(fields: Mapping[str, str]) -> str | None:
    """Name what the server packed an answer with, or None; raises NotTextError for what Runut does not unpack."""
    said = fields.get("content-encoding", "").strip().lower()
    if said in _AS_IT_IS:
        return None
    if "," in said:
        raise NotTextError("it is packed more than once")
    if said not in _CODINGS:
        raise NotTextError(f"it is packed with {said}, which Runut does not unpack")
    return _CODINGS[said]


def _joined(raw: bytes) -> bytes:
    """Join the chunks of a page; what does not look like chunks is given back as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 20)
        try:
            size = int(raw[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size <= 0:
            return b"".join(parts) or raw
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 4 + size
