"""Archives from strangers: every answer in them is read, and what was made to swell or to lead astray is refused."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from archives import WORDS, http, record, wacz, zstd

from runut.model import Page, Skipped
from runut.read import pages
from runut.read.wacz import is_plain

PAGE = WORDS.encode()
ANSWER = record("response", http(PAGE))
ZEROS = bytes(40_000_000)


def _read(path: Path) -> list[Page | Skipped]:
    return list(pages([str(path)]))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_answer_in_a_wacz_is_a_page_named_by_its_archive_and_place(packing: int, tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    path.write_bytes(
        wacz(
            {
                "datapackage.json": b"{}",
                "pages/pages.jsonl": b"{}",
                "archive/satu.warc.gz": gzip.compress(record("warcinfo", b"a: b")) + gzip.compress(ANSWER),
                "archive/dua.warc": ANSWER,
                "archive/tiga.warc.zst": zstd.compress(ANSWER),
                "indexes/index.cdx": b"",
            },
            packing,
        )
    )

    found = _read(path)

    assert [page.source for page in found] == [
        f"{path}!archive/satu.warc.gz:2",
        f"{path}!archive/dua.warc:1",
        f"{path}!archive/tiga.warc.zst:1",
    ]
    assert all(isinstance(page, Page) and (page.html, page.url) == (WORDS, "https://example.org/a") for page in found)


def test_a_page_that_was_kept_without_its_answer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    kept = record("resource", PAGE).replace(b"application/http; msgtype=response", b"text/html; charset=utf-8")
    huge = record("resource", b"kata " * 2_000_001).replace(b"application/http; msgtype=response", b"text/html")
    path.write_bytes(kept + record("resource", b"{}") + record("metadata", PAGE) + huge)

    assert _read(path) == [
        Page(f"{path}:1", html=WORDS, url="https://example.org/a"),
        Skipped(f"{path}:4", "read", "it is larger than 10 MB"),
    ]


def test_an_archive_of_zstd_may_bring_its_dictionary(tmp_path: Path) -> None:
    words = zstd.train_dict([ANSWER + bytes([n]) * 9 for n in range(99)], 2000)
    packed = zstd.compress(words.dict_content)
    path = tmp_path / "crawl.warc.zst"
    for dictionary in (words.dict_content, packed):
        first = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
        path.write_bytes(first + zstd.compress(ANSWER, zstd_dict=words) * 2)

        assert [page.html for page in _read(path) if isinstance(page, Page)] == [WORDS, WORDS]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no list of members"),
        (b"PK\x05\x06", "no list of members"),
        (wacz({"pages/pages.jsonl": b"{}"}), "it holds no web archive"),
        (wacz({"archive/a.warc": b"nonsense"}), "no record begins there"),
        (wacz({"archive/a.warc": ANSWER})[:-30], "no list of members"),
        (wacz({"archive/a.warc": ANSWER}).replace(b"Kapolda", b"Kapolri"), "cannot be unpacked"),
        (wacz({"archive/a.warc": ANSWER}, zipfile.ZIP_LZMA), "method 14"),
        (wacz({"archive/a.warc": ANSWER}).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
         "encrypted"),
    ],
)  # fmt: skip
def test_a_wacz_that_cannot_be_read_is_skipped_with_its_reason(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    path.write_bytes(content)

    found = _read(path)

    assert any(isinstance(each, Skipped) and reason in each.reason for each in found)


NAMES = [
    "../a.warc", "../../../../etc/a.warc", "archive/../../a.warc", "archive/..", "..", ".", "./a.warc",
    "archive/./a.warc", "/a.warc", "//a.warc", "/etc/cron.d/a.warc", "archive//a.warc", "archive/", "", "~/a.warc",
    "~root/a.warc", "C:a.warc", "C:\\a.warc", "c:/a.warc", "\\a.warc", "..\\a.warc", "..\\..\\a.warc",
    "archive\\..\\..\\a.warc", "\\\\server\\share\\a.warc", "//server/share/a.warc", "\\\\?\\C:\\a.warc",
    "\\\\.\\PhysicalDrive0.warc", "file:///etc/a.warc", "https://example.org/a.warc", "a\0.warc", "a.warc\0.txt",
    "..\0/a.warc", "a\n.warc", "a\r.warc", "a\x1b[2J.warc", "a\x7f.warc", "a\u202ecraw.warc", "a\u200b.warc",
    "\u2024\u2024/a.warc", "\uff0e\uff0e/a.warc", "..\u2215a.warc", "..\uff0fa.warc", "\u2025/a.warc",
    "..\u29f5a.warc", "%2e%2e/a.warc", "..%2fa.warc", "..%5ca.warc", "....//a.warc", "...\\.\\a.warc", ".../a.warc",
    ".git/a.warc", ".a.warc", "con.warc", "archive/NUL.warc", "Aux/a.warc", "com1.warc.gz", "archive /a.warc",
    "archive./a.warc", "a.warc:stream.warc", "|id.warc", "$(id).warc", "-\u0000.warc", "`id`.warc", "a*.warc",
    "a?.warc", "<a>.warc", '"a".warc',
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    assert not is_plain(name)

    path = tmp_path / "crawl.wacz"
    path.write_bytes(wacz({name: ANSWER, "archive/sound.warc": ANSWER}))

    found = _read(path)

    assert [each.source for each in found if isinstance(each, Page)] == [f"{path}!archive/sound.warc:1"]
    assert list(tmp_path.iterdir()) == [path]
    told = [each.reason for each in found if isinstance(each, Skipped)]
    assert all("its name leads out of the archive" in reason for reason in told)
    assert len(told) == name.lower().endswith((".warc", ".warc.gz"))


def test_sixty_names_are_tried() -> None:
    assert len(set(NAMES)) >= 60


def test_without_its_library_a_packed_page_is_skipped_with_what_to_install_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("brotli", "backports", "compression"):
        monkeypatch.setitem(sys.modules, name, None)
    for coding in ("br", "zstd"):
        path = tmp_path / "crawl.warc"
        path.write_bytes(_answered(b"?", coding) + ANSWER)

        packed, plain = _read(path)

        assert isinstance(packed, Skipped)
        assert "pip install 'runut[archives]'" in packed.reason
        assert isinstance(plain, Page)


def test_without_its_library_a_packed_archive_is_skipped_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("backports", "compression"):
        monkeypatch.setitem(sys.modules, name, None)
    path = tmp_path / "crawl.warc.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd" + bytes(20))

    (only,) = _read(path)

    assert isinstance(only, Skipped)
    assert "pip install 'runut[archives]'" in only.reason


def _answered(body: bytes, coding: str) -> bytes:
    return record("response", http(body, f"Content-Encoding: {coding}"))


def _overlapping() -> bytes:
    """Give a zip whose list names one member a thousand times."""
    one = wacz({"archive/a.warc": record("response", http(ZEROS))}, zipfile.ZIP_DEFLATED)
    at = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry = one[at:end]
    n = (1000).to_bytes(2, "little")
    size = (1000 * len(entry)).to_bytes(4, "little")
    return one[:at] + entry * 1000 + one[end : end + 8] + n + n + size + one[end + 16 :]


def _many_members() -> bytes:
    """Give a zip whose list is nothing but names, a hundred thousand of them."""
    entry = b"PK\x01\x02" + bytes(24) + b"\x01\x00" + bytes(16) + b"a"
    head = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff"
    return entry * 100_000 + head + (100_000 * len(entry)).to_bytes(4, "little") + bytes(6)


def _wide_window() -> bytes:
    """Give a frame of zstd that asks for 2 GB of memory."""
    options = {zstd.CompressionParameter.window_log: 31, zstd.CompressionParameter.enable_long_distance_matching: 1}
    compress = zstd.ZstdCompressor(options=options)
    return compress.compress(record("response", http(PAGE * 9))) + compress.flush()


BOMBS = {
    "a page in gzip": ("a.warc", lambda: _answered(gzip.compress(ZEROS), "gzip")),
    "a page in deflate": ("a.warc", lambda: _answered(zlib.compress(ZEROS), "deflate")),
    "a page in brotli": ("a.warc", lambda: _answered(brotli.compress(ZEROS), "br")),
    "a page in zstd": ("a.warc", lambda: _answered(zstd.compress(ZEROS), "zstd")),
    "a page in gzip in gzip": ("a.warc", lambda: _answered(gzip.compress(gzip.compress(ZEROS)), "gzip, gzip")),
    "a page of 40 MB, as it is": ("a.warc", lambda: record("response", http(b"kata " * 8_000_000))),
    "an archive in gzip": ("a.warc.gz", lambda: gzip.compress(record("response", http(ZEROS * 3)))),
    "an archive in zstd": ("a.warc.zst", lambda: zstd.compress(record("response", http(ZEROS * 3)))),
    "a window of 2 GB": ("a.warc.zst", _wide_window),
    "a dictionary of zstd": (
        "b.warc.zst",
        lambda: (
            (frame := zstd.compress(ZEROS))
            and b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame + zstd.compress(ANSWER)
        ),
    ),
    "a zip": ("a.wacz", lambda: wacz({"a.warc": record("response", http(ZEROS * 3))}, zipfile.ZIP_DEFLATED)),
    "gzip in a zip": (
        "a.wacz",
        lambda: wacz({"a.warc.gz": gzip.compress(record("response", http(ZEROS * 3)))}, zipfile.ZIP_DEFLATED),
    ),
    "a zip whose members overlap": ("a.wacz", _overlapping),
    "a zip of a hundred thousand names": ("a.wacz", _many_members),
}

WATCHED = """
import sys, time, tracemalloc
from pathlib import Path
import brotli
from runut.model import Page
from runut.read import pages, wacz, warc
from runut.read._bombs import _library
_library("zstd")
def most():  # in MB; what getrusage says would count the process that started this one
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
if not Path("/proc/self/status").exists():
    tracemalloc.start()
    most = lambda: tracemalloc.get_traced_memory()[1] / (1 << 20)
before, begun = most(), time.perf_counter()
found = list(pages(sys.argv[1:]))
spent, grown = time.perf_counter() - begun, most() - before
print(sum(isinstance(each, Page) for each in found), len(found), round(spent, 3), round(grown, 1))
"""


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int, float, float]]:
    """Read each bomb in a process of its own: pages, records, seconds, and how many MB the process grew."""
    folder = tmp_path_factory.mktemp("bombs")
    found = {}
    for at, (name, (file, make)) in enumerate(BOMBS.items()):
        path = folder / f"{at}-{file}"
        path.write_bytes(make())
        done = subprocess.run([sys.executable, "-c", WATCHED, path], capture_output=True, check=True, text=True)
        n_pages, n_found, seconds, grown = done.stdout.split()
        found[name] = (int(n_pages), int(n_found), float(seconds), float(grown))
        path.unlink()
    return found


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_swells(name: str, bombs: dict[str, tuple[int, int, float, float]]) -> None:
    n_pages, n_found, seconds, grown_mb = bombs[name]

    assert n_pages == 0
    assert n_found >= 1
    assert seconds <= 2
    assert grown_mb <= 64


def test_a_page_packed_two_hundredfold_is_read() -> None:
    raw = b"<p>" + b"Kata lurah. " * 60_000
    packed = gzip.compress(raw)
    assert len(raw) > 200 * len(packed)  # below a megabyte nobody counts

    from runut.read._bombs import unpacked

    assert unpacked(packed, "gzip", 10_000_000) == raw


def test_pieces_are_small_however_much_a_chunk_holds() -> None:
    from runut.read._bombs import pieces

    for coding, packed in (("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)):
        assert max(map(len, pieces([packed(bytes(900_000))], coding))) <= 1 << 18


def test_members_of_gzip_are_read_as_one_with_padding_between(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(ANSWER) + bytes(512) + gzip.compress(ANSWER) + bytes(9))

    assert [page.html for page in _read(path) if isinstance(page, Page)] == [WORDS, WORDS]
    assert len(_read(path)) == 2


def test_a_wide_zip_is_read_by_its_own_list(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("archive/a.warc", "w", force_zip64=True) as member:
        member.write(ANSWER)
    path = tmp_path / "crawl.wacz"
    path.write_bytes(file.getvalue())

    assert [page.html for page in _read(path) if isinstance(page, Page)] == [WORDS]
