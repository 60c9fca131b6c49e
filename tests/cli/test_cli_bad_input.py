"""Whatever is put in: one clear line, exit 2 or a skipped entry, never a traceback, never a lost page."""

import json
import resource
import sqlite3
import subprocess
import sys

import pytest

from runut.cli import run
from runut.store.sqlite import SqliteStore

GOOD = "Banjir di Tirtasari menewaskan dua orang\n\nDua orang tewas dalam banjir di Desa Tirtasari, kata polisi.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUNUT_LANG", "en")
    return tmp_path


def traced(folder, capsys) -> tuple[int, str, list[tuple[str, str]]]:
    code = run(["trace", str(folder), "--db", "runut.db", "--json"])
    said = capsys.readouterr()
    last = json.loads(said.out.splitlines()[-1])
    assert last["read"] == last["new"] + last["known"] + last["skipped"]
    store = SqliteStore("runut.db")
    skipped = [(skip.source, skip.reason) for skip in store.skipped()]
    assert len(list(store.articles())) == last["new"]
    store.close()
    return code, said.err, skipped


def lines(error: str) -> list[str]:
    return [line for line in error.split("\n") if line]


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "broken.jsonl": b'{"text": "Dua orang tewas.\n',
    "list.jsonl": b"[1, 2]\n",
    "nothing.jsonl": b'{"title": "Banjir"}\n',
    "number.jsonl": b'{"text": 12}\n',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_skipped_with_its_reason_and_the_good_one_is_kept(name, folder, capsys):
    pages = folder / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    (pages / name).write_bytes(BAD[name])

    code, error, skipped = traced(pages, capsys)

    assert code == 0
    assert "Traceback" not in error
    assert len(skipped) == 1
    assert name in skipped[0][0]
    assert skipped[0][1]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_another_encoding_is_read_or_skipped_with_its_reason(encoding, folder, capsys):
    pages = folder / "pages"
    pages.mkdir()
    (pages / "page.txt").write_bytes(("Kafé Tirtasari terbakar\n\n" + GOOD).encode(encoding))

    code, error, skipped = traced(pages, capsys)

    assert code == 0
    assert "Traceback" not in error
    if not skipped:
        store = SqliteStore("runut.db")
        (article,) = store.articles()
        assert "menewaskan dua orang" in article.text
        store.close()


def test_a_line_of_20_mb_is_read_or_skipped(folder, capsys):
    pages = folder / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(GOOD, encoding="utf-8")
    (pages / "long.txt").write_text("Dua orang tewas. " * 1_200_000, encoding="utf-8")

    code, error, skipped = traced(pages, capsys)

    assert code == 0
    assert "Traceback" not in error
    assert all("long.txt" in source for source, _ in skipped)


@pytest.mark.parametrize("command", ["trace", "lint"])
def test_a_folder_without_pages_says_so(command, folder, capsys):
    (folder / "empty").mkdir()

    code = run([command, "empty"])

    assert code == 2
    (line,) = lines(capsys.readouterr().err)
    assert "empty" in line


@pytest.mark.parametrize("command", ["trace", "lint"])
def test_a_file_that_is_not_there_says_so(command, capsys):
    assert run([command, "nowhere.txt"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "nowhere.txt" in line


def test_lint_of_nothing_but_a_bad_page_says_that_nothing_was_checked(folder, capsys):
    (folder / "empty.txt").write_bytes(b"")

    assert run(["lint", "empty.txt"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "args", [["brief"], ["ledger"], ["export", "jsonl"], ["trace", "good.txt"]], ids=lambda args: args[0]
)
def test_a_record_of_a_newer_runut_is_one_line(args, folder, capsys):
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    SqliteStore("new.db").close()
    with sqlite3.connect("new.db") as other:
        other.execute("PRAGMA user_version = 99")
    other.close()

    assert run([*args, "--db", "new.db"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "newer Runut" in line


@pytest.mark.parametrize("command", [["brief"], ["ledger"], ["export", "jsonl"]], ids=lambda args: args[0])
def test_a_record_that_is_not_there_is_one_line_and_is_not_made(command, folder, capsys):
    assert run(command) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "trace some pages first" in line
    assert not (folder / "runut.db").exists()


def test_a_record_that_is_a_text_file_is_one_line(folder, capsys):
    (folder / "good.txt").write_text(GOOD * 30, encoding="utf-8")

    assert run(["trace", "good.txt", "--db", "good.txt"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "no record of Runut" in line


def test_an_output_that_cannot_be_written_is_one_line(folder, capsys):
    SqliteStore("runut.db").close()

    assert run(["export", "jsonl", "-o", "nowhere/record.jsonl"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "record.jsonl cannot be written" in line


def test_an_unknown_format_names_those_there_are(capsys):
    SqliteStore("runut.db").close()

    assert run(["export", "xml"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "jsonl" in line


@pytest.mark.parametrize(
    ("toml", "wanted"),
    [("colour = 1", "colour"), ("db = 5", "db"), ("db = ", "not TOML"), ("lang = 'xx'", "xx")],
)
def test_a_setting_that_cannot_be_used_is_one_line(toml, wanted, folder, capsys, monkeypatch):
    monkeypatch.delenv("RUNUT_LANG")
    (folder / "runut.toml").write_text(toml, encoding="utf-8")

    assert run(["brief"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert wanted in line


def test_an_unknown_variable_is_one_line(capsys, monkeypatch):
    monkeypatch.setenv("RUNUT_COLOUR", "1")

    assert run(["brief"]) == 2
    (line,) = lines(capsys.readouterr().err)
    assert "RUNUT_COLOUR" in line


def test_a_full_disk_is_one_line_and_what_was_acknowledged_is_there(folder):
    line = json.dumps({"text": GOOD, "published": "2022-01-07"})
    (folder / "many.jsonl").write_text(
        "".join(line.replace("kata", f"{n} kata") + "\n" for n in range(2000)), encoding="utf-8"
    )

    traced = subprocess.run(
        [sys.executable, "-m", "runut", "trace", "many.jsonl", "--json"], capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000)),
    )  # fmt: skip

    assert traced.returncode == 2
    (said,) = lines(traced.stderr)
    assert "what was acknowledged is kept" in said
    acknowledged = {json.loads(line)["article"] for line in traced.stdout.splitlines()}
    store = SqliteStore("runut.db")
    assert len(acknowledged) > 10
    assert acknowledged <= {article.id for article in store.articles()}
    store.close()


def test_what_must_be_mended_is_said_in_the_language_asked_for(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert run(["--lang", "id", "brief", "--db", "tidak-ada.db"]) == 2
    assert run(["brief", "--lang", "en", "--db", "tidak-ada.db"]) == 2

    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("runut: Tidak ada rekaman di tidak-ada.db: ")
    assert said[1].startswith("runut: There is no record at tidak-ada.db: ")


def test_a_folder_named_as_the_record_is_said_to_be_one(folder, capsys):
    (folder / "cases").mkdir()

    assert run(["brief", "--db", "cases"]) == 2
    assert lines(capsys.readouterr().err) == [
        "runut: cases is a folder, and a record is a file: name one in it with --db, such as cases/runut.db."
    ]


def test_an_empty_record_says_so_and_what_to_do(folder, capsys):
    assert run(["trace", "nowhere"]) == 2
    capsys.readouterr()

    assert run(["brief"]) == 2
    assert "The record holds no story" in capsys.readouterr().err


def test_a_story_of_which_every_page_is_left_out_is_not_passed_over_in_silence(folder, capsys):
    page = {"text": GOOD, "title": "Banjir di Tirtasari", "published": "2024-05-06", "outlet": "Warta"}
    (folder / "pages.jsonl").write_text(json.dumps(page), encoding="utf-8")
    assert run(["trace", "pages.jsonl", "--quiet"]) == 0

    for view in (["--as-of", "2024-05-01"], ["--without", "Warta"]):
        assert run(["ledger", "Tirtasari", *view]) == 2
        assert lines(capsys.readouterr().err) == [
            "runut: All pages of 'Tirtasari' are left out: ask for a later day, or leave out fewer outlets."
        ]
