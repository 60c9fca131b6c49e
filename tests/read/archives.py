"""Web archives for tests: made small, by hand, each record as a crawler writes it."""

from __future__ import annotations

import io
import sys
import zipfile

if sys.version_info >= (3, 14):
    from compression import zstd as zstd
else:
    from backports import zstd as zstd

WORDS = "<p>Kapolda: “Situasi aman,” ujarnya di Rekaan.</p>"


def record(kind: str, content: bytes, url: str = "https://example.org/a") -> bytes:
    """Write one record."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
    head += "WARC-Date: 2031-05-06T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + f"Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """Write the answer of a server."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def wacz(members: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    """Write a WACZ of members by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo("a")
            info.compress_type = packing
            info.filename = info.orig_filename = name  # the constructor would mend it
            archive.writestr(info, content)
    return file.getvalue()
