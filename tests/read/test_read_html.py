"""Saved pages, archives and feeds: every one is a page or is skipped with its reason."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import pytest
from archives import WORDS, http, record, zstd

from runut.model import Page, Skipped
from runut.read import pages
from runut.read._bombs import BombError, unpacked
from runut.read._encodings import NotTextError, decode_markup


def _read(path: Path) -> list[Page | Skipped]:
    return list(pages([str(path)]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_html_is_read_in_any_encoding(encoding: str, declared: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    html = (f'<meta charset="{encoding.removesuffix("-sig")}">' if declared else "") + WORDS
    path.write_bytes(html.encode(encoding))

    assert _read(path) == [Page(str(path), html=html)]


@pytest.mark.parametrize(
    ("html", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Пожар', "cp1251"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>Zażółć', "iso8859-2"),
        ('<html lang="ru"><p>Пожар на рынке', "cp1251"),
        ('<html lang="ja"><p>火災が発生した', "cp932"),
        ('<meta charset="iso-8859-1"><p>“Aman”', "cp1252"),
        ('<meta charset="latin1"><p>“Aman” kata dia', "utf-8"),
        ('<meta charset="utf-16"><p>Aman', "utf-8"),
        ('<meta charset="no-such-thing"><p>“Aman”', "cp1252"),
    ],
)
def test_the_page_says_its_encoding_or_its_language_does(html: str, encoding: str) -> None:
    assert decode_markup(html.encode(encoding)) == html


def test_what_the_server_says_comes_before_what_the_page_says() -> None:
    html = '<meta charset="utf-8"><p>Пожар'

    assert decode_markup(html.encode("cp1251"), "windows-1251") == html


def test_binary_bytes_are_no_html() -> None:
    with pytest.raises(NotTextError, match="binary"):
        decode_markup(bytes(range(256)) * 9)


PAGE = WORDS.encode()
ARCHIVE = [
    (record("warcinfo", b"software: none"), None),
    (record("response", http(PAGE)), WORDS),
    (record("response", http(gzip.compress(PAGE), "Content-Encoding: gzip")), WORDS),
    (record("response", http(zlib.compress(PAGE), "Content-Encoding: deflate")), WORDS),
    (record("response", http(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked")), WORDS),
    (record("response", http(PAGE, "Content-Encoding: gzip")), WORDS),  # unpacked by the crawler, header kept
    (record("response", http(b"", status="404 Not Found")), "the server answered 404"),
    (record("response", http(b"%PDF", kind="application/pdf")), "it is application/pdf, not HTML"),
    (
        record("response", http(gzip.compress(bytes(20_000_000)), "Content-Encoding: gzip")),
        "swells to more than 200 times",
    ),
    (record("response", http(brotli.compress(PAGE), "Content-Encoding: br")), WORDS),
    (
        record("response", http(brotli.compress(bytes(50_000_000)), "Content-Encoding: br")),
        "swells to more than 200 times",
    ),
    (record("response", http(zstd.compress(PAGE), "Content-Encoding: zstd")), WORDS),
    (record("response", http(PAGE, "Content-Encoding: gzip, br")), "packed more than once"),
    (record("response", http(b"?", "Content-Encoding: lzma")), "packed with lzma"),
    (record("response", http(b"\xff" * 20, "Content-Encoding: br")), "not the brotli"),
    (record("response", http(b"?" * 9, "Content-Encoding: zstd")), "not the zstd"),
    (record("response", http(b"")), "it is empty"),
    (record("response", http(PAGE)), WORDS),
]


PACKED = {
    ".warc": bytes,
    ".warc.gz": gzip.compress,
    ".warc.zst": zstd.compress,
}


@pytest.mark.parametrize("suffix", PACKED)
def test_every_answer_in_an_archive_is_accounted_for(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"crawl{suffix}"
    path.write_bytes(b"".join(PACKED[suffix](raw) for raw, _ in ARCHIVE))

    found = _read(path)

    wanted = [(f"{path}:{at}", said) for at, (_, said) in enumerate(ARCHIVE, start=1) if said]
    assert [each.source for each in found] == [source for source, _ in wanted]
    for each, (_, said) in zip(found, wanted, strict=True):
        assert (
            (each.html == said and each.url == "https://example.org/a")
            if isinstance(each, Page)
            else said in each.reason
        )


def test_an_archive_that_swells_is_left_and_what_stood_before_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    bomb = record("response", http(bytes(60_000_000)))
    path.write_bytes(gzip.compress(ARCHIVE[1][0]) + gzip.compress(bomb))

    page, *skipped = _read(path)

    assert isinstance(page, Page)
    assert [each.reason for each in skipped if isinstance(each, Skipped)]
    assert not any(isinstance(each, Page) for each in skipped)


@pytest.mark.parametrize(
    "content", [b"", b"WARC", b"\x1f\x8b", gzip.compress(b""), b"\x1f\x8bnonsense" * 9, b"\0" * 999]
)
def test_what_is_no_archive_is_skipped(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(content)

    assert all(isinstance(each, Skipped) and each.reason for each in _read(path))
    assert _read(path)


def test_a_bomb_stops_early() -> None:
    with pytest.raises(BombError):
        unpacked(zlib.compress(bytes(50_000_000)), "deflate", 10_000_000)
