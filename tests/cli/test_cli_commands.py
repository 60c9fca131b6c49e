"""What a person and a program may rely on when they call runut."""

import collections
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runut import lang, rooms
from runut.cli import _say, run
from runut.export import jsonl

RUNUT = [sys.executable, "-m", "runut"]
PLAIN = 0.025
"""Seconds of the processor that plain work takes where an article takes 5.7 ms, 175 a second: docs/accuracy.md."""
WEEKDAY = "Bentrok di Tirtasari\n\nDua orang tewas pada Kamis (5/1/2022), kata polisi Tirtasari.\n"
FINE = "Bentrok di Tirtasari\n\nDua orang tewas pada Kamis (6/1/2022), kata polisi Tirtasari.\n"


@pytest.fixture(autouse=True)
def folder(empty_folder):
    return empty_folder


@pytest.fixture(scope="module")
def demo_db(tmp_path_factory, demo_pages) -> str:
    db = str(tmp_path_factory.mktemp("demo") / "demo.db")
    assert run(["trace", str(demo_pages), "--db", db, "--quiet"]) == 0
    return db


def said(args, capsys) -> str:
    assert run(args) == 0
    return capsys.readouterr().out


def dated(folder, text: str) -> str:
    line = {"text": text, "published": "2022-01-07", "outlet": "Kabar Nalika", "title": text.split("\n")[0]}
    (folder / "page.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return "page.jsonl"


def fastest(args: list[str]) -> float:
    """Seconds that a command works from cold, the best of a few.

    Of the clock and the processor's own count the lesser: the clock also runs while other programs have their turn,
    the count also holds what ran beside. Modules are compiled by the first run, as by installing them.
    """
    taken = []
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path("compiled").absolute())}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(4):
        begun, worked = time.perf_counter(), _worked()
        subprocess.run([*RUNUT, *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept, check=False)
        taken += [time.perf_counter() - begun, _worked() - worked]
    return min(taken)


def slowness() -> float:
    """How many times as long as on the machine that the limits are set for plain Python takes here, at least once."""
    taken = []
    for _ in range(7):
        begun = time.process_time()
        collections.Counter(word[-2:] for word in map(str, range(200_000)))
        taken.append(time.process_time() - begun)
    return max(1.0, min(taken) / PLAIN)


def _worked() -> float:
    used = os.times()
    return used.children_user + used.children_system


def test_help_is_there_in_at_most_four_tenths_of_a_second():
    assert fastest(["--help"]) <= 0.4 * slowness()


def test_a_page_is_checked_from_cold_in_at_most_a_second_and_a_half(folder):
    (folder / "page.txt").write_text(FINE, encoding="utf-8")

    assert fastest(["lint", "page.txt"]) <= 1.5 * slowness()


def test_naming_no_command_shows_what_there_is_in_the_language_asked_for(capsys):
    assert "Perintah:" in said(["--lang", "id"], capsys)
    assert "Commands:" in said([], capsys)


@pytest.mark.parametrize("command", rooms.names("cli"))
def test_every_command_takes_quiet_and_lang(command, capsys):
    told = said([command, "--lang", "id", "--help"], capsys)

    assert "--quiet" in told
    assert "[PILIHAN]" in told


def test_an_option_that_is_missing_is_named(capsys):
    assert run(["dossier", "--lang", "id"]) == 2
    assert capsys.readouterr().err == "runut: Kurang -o BERKAS. Lihat: runut dossier --help\n"


def test_every_message_of_the_command_line_is_there_in_every_language():
    tables = [lang.load(code).messages.cli for code in lang.codes()]

    assert all(table.keys() == tables[0].keys() for table in tables)
    assert all(text.strip() for table in tables for text in table.values())


@pytest.mark.parametrize("code", lang.codes())
@pytest.mark.parametrize("name", ["", *rooms.names("cli")])
def test_every_command_is_told_in_every_language(name, code, capsys):
    told = said([*([name] if name else []), "--help", "--lang", code], capsys)

    assert lang.load(code).messages.cli["usage"] in told
    assert lang.load(code).messages.cli["opt_help"] in told


def test_runut_alone_shows_its_help(capsys):
    assert "trace" in said([], capsys)


def test_version_is_the_installed_one(capsys):
    from runut import __version__

    assert said(["--version"], capsys) == f"runut {__version__}{', compiled' if rooms.compiled() else ''}\n"


@pytest.mark.parametrize(
    ("environment", "args", "wanted"),
    [
        ({}, [], "en"),
        ({"LANG": "id_ID.UTF-8"}, [], "id"),
        ({"LANG": "fr_FR.UTF-8"}, [], "en"),
        ({"LANG": "C"}, [], "en"),
        ({"LC_ALL": "id_ID.UTF-8", "LANG": "en_GB.UTF-8"}, [], "id"),
        ({"RUNUT_LANG": "en", "LANG": "id_ID.UTF-8"}, [], "en"),
        ({"RUNUT_LANG": "en"}, ["--lang", "id"], "id"),
    ],
)
def test_the_flag_goes_before_the_variable_and_that_before_the_machine(environment, args, wanted, monkeypatch, capsys):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert run(["--help", *args]) == 0

    assert _say.pack().code == wanted


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (["draw"], "There is no command draw. Known: brief,"),
        (["trace"], "SOURCE is missing. See: runut trace --help"),
        (["trace", "--colour"], "There is no option --colour."),
        (["lint", "x", "--format", "xml"], "--format takes text, json, sarif."),
        (["ledger", "--as-of", "kemarin"], "--as-of takes YYYY-MM-DD."),
        (["ledger", "--as-of"], "--as-of needs a value."),
        (["brief", "--lang", "xx"], "There is no language pack 'xx'"),
    ],
)
def test_a_wrong_word_is_one_line_and_exit_2(args, wanted, capsys):
    assert run(args) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert wanted in said.err
    assert said.err.count("\n") == 1


def test_trace_accounts_for_every_input_and_shows_the_brief(demo_pages, folder, capsys):
    (demo := folder / "pages").mkdir()
    for page in sorted(demo_pages.glob("*.txt"))[:3]:
        (demo / page.name).write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    (demo / "empty.txt").write_bytes(b"")

    assert run(["trace", "pages"]) == 0

    told = capsys.readouterr()
    assert told.out.startswith("4 read: 3 new, 0 known, 1 skipped.\n")
    assert "FIGURES OVER TIME" in told.out
    assert "skipped pages/empty.txt: " in told.err
    assert said(["trace", "pages"], capsys).startswith("4 read: 0 new, 3 known, 1 skipped.\n")


def test_quiet_is_quiet(demo_pages, capsys):
    run(["trace", str(demo_pages), "--quiet"])

    assert capsys.readouterr() == ("", "")


def test_trace_tells_a_program_page_by_page(demo_pages, capsys):
    told = [json.loads(line) for line in said(["trace", str(demo_pages), "--json"], capsys).splitlines()]

    assert [line["type"] for line in told] == ["page"] * (len(told) - 1) + ["trace"]
    assert told[-1]["read"] == told[-1]["new"] == len(told) - 1
    assert {line["article"] for line in told[:-1]} == set(told[-1]["articles"])


def test_pages_come_in_on_standard_input(folder):
    line = json.dumps({"text": FINE, "published": "2022-01-07"})

    traced = subprocess.run([*RUNUT, "trace", "-", "--json"], input=line, capture_output=True, text=True, check=True)

    assert json.loads(traced.stdout.splitlines()[-1])["new"] == 1


def test_the_record_is_where_the_variable_or_the_file_says(demo_pages, folder, monkeypatch):
    monkeypatch.setenv("RUNUT_DB", "a.db")
    run(["trace", str(demo_pages), "--quiet"])
    monkeypatch.delenv("RUNUT_DB")
    (folder / "runut.toml").write_text('db = "b.db"\nquiet = true\n', encoding="utf-8")
    run(["trace", str(demo_pages)])

    assert sorted(file.name for file in folder.glob("*.db")) == ["a.db", "b.db"]


def test_brief_finds_a_story_by_id_and_by_words_of_its_title(demo_db, capsys):
    told = said(["brief", "--db", demo_db, "--json"], capsys)
    story = json.loads(told.splitlines()[0])

    by_id = said(["brief", story["story"][:8], "--db", demo_db], capsys)
    by_words = said(["brief", story["title"].split()[0].lower(), "--db", demo_db], capsys)

    assert story["title"][:40] in by_id
    assert by_words == by_id


def test_brief_speaks_the_language_asked_for(demo_db, capsys):
    assert "ANGKA DARI WAKTU KE WAKTU" in said(["brief", "--db", demo_db, "--lang", "id"], capsys)


def test_an_unknown_story_names_those_there_are(demo_db, capsys):
    assert run(["brief", "gempa di bulan", "--db", demo_db]) == 2
    assert "Known: s_" in capsys.readouterr().err


def test_ledger_of_an_earlier_day_holds_no_later_page(demo_db, capsys):
    late = said(["ledger", "--db", demo_db, "--json"], capsys)
    early = said(["ledger", "--db", demo_db, "--json", "--as-of", "2022-01-07"], capsys)

    def figures(told: str) -> set[str]:
        lines = [json.loads(line) for line in told.splitlines()]
        return {name for line in lines if line["type"] == "ledger" for name in line["figures"]}

    assert figures(early) < figures(late)


def test_ledger_counts_the_origins_that_the_brief_counts_and_lists_none(demo_db, capsys):
    ledger = said(["--lang", "en", "ledger", "--db", demo_db], capsys)
    brief = said(["--lang", "en", "brief", "--db", demo_db], capsys)

    assert ledger.splitlines()[1] == brief.splitlines()[1]
    assert "WHERE IT COMES FROM" in brief
    assert "WHERE IT COMES FROM" not in ledger


def test_ledger_without_an_outlet_does_not_name_it(demo_db, capsys):
    assert "Lini Kabar" in said(["ledger", "--db", demo_db], capsys)
    told = said(["--lang", "en", "ledger", "--db", demo_db, "--without", "Lini Kabar"], capsys).splitlines()
    assert told[2].startswith("Without Lini Kabar. Left out: [5] [8]")
    assert "Lini Kabar" not in "\n".join(told[3:])


def test_a_ledger_that_leaves_pages_out_keeps_their_numbers_and_says_so(demo_db, capsys):
    whole = said(["--lang", "en", "ledger", "--db", demo_db], capsys)
    early = said(["--lang", "en", "ledger", "--db", demo_db, "--as-of", "2022-01-08"], capsys)
    head = early[: early.index("FIGURES")]
    pages = [line for line in early.splitlines() if line.startswith("[")]

    assert "As it was known on 8 Jan 2022." in head
    assert "for want of a date: [13]" in " ".join(head.split())
    assert pages
    assert set(pages) <= set(whole.splitlines())


@pytest.mark.parametrize("codebook", ["house", "ucdp", "acled"])
def test_ledger_says_which_codebook_decided(codebook, demo_db, capsys):
    told = said(["ledger", "--db", demo_db, "--codebook", codebook, "--json"], capsys)

    cells = [line for line in map(json.loads, told.splitlines()) if line["type"] == "ledger"]
    assert cells
    assert {cell["codebook"] for cell in cells} == {codebook}


def test_an_unknown_codebook_names_those_there_are(demo_db, capsys):
    assert run(["ledger", "--db", demo_db, "--codebook", "merah"]) == 2
    assert "house" in capsys.readouterr().err


def test_an_export_is_the_same_bytes_on_screen_and_in_a_file(demo_db, folder):
    shown = subprocess.run([*RUNUT, "export", "jsonl", "--db", demo_db], capture_output=True, check=True).stdout
    run(["export", "jsonl", "--db", demo_db, "-o", "record.jsonl"])

    assert (folder / "record.jsonl").read_bytes() == shown
    assert jsonl.read_record(shown.splitlines(keepends=True)).articles


def test_an_export_that_breaks_off_leaves_the_old_file(demo_db, folder, monkeypatch):
    (folder / "record.jsonl").write_text("old", encoding="utf-8")

    def broken(record, out):
        out.write(b"half")
        raise RuntimeError("in the middle")

    monkeypatch.setattr(jsonl, "write", broken)
    with pytest.raises(RuntimeError, match="in the middle"):
        run(["export", "jsonl", "--db", demo_db, "-o", "record.jsonl"])

    assert [file.name for file in folder.iterdir()] == ["record.jsonl"]
    assert (folder / "record.jsonl").read_text(encoding="utf-8") == "old"


def test_a_dossier_is_one_file(demo_db, folder):
    assert run(["dossier", "--db", demo_db, "-o", "story.html", "--quiet"]) == 0

    assert (folder / "story.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_dossier_of_another_form_says_which_there_is(demo_db, capsys):
    assert run(["dossier", "--db", demo_db, "-o", "story.docx"]) == 2
    assert ".html" in capsys.readouterr().err


def test_a_dossier_on_paper_cannot_answer(demo_db, folder, capsys):
    assert run(["dossier", "--db", demo_db, "-o", "story.pdf", "--interactive", "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("runut: A PDF cannot be interactive: write an .html file")
    assert list(folder.glob("story.pdf")) == []


def test_an_unknown_format_is_told_with_those_there_are(demo_db, capsys):
    assert run(["export", "xls", "--db", demo_db, "-o", "rows.xls", "--lang", "id"]) == 2
    assert capsys.readouterr().err.startswith("runut: Tidak ada ekspor bernama 'xls'. Yang ada: acled,")


def test_a_file_without_a_suffix_is_skipped_with_a_reason(folder, capsys):
    (folder / "catatan").write_text("Dua orang tewas.", encoding="utf-8")

    run(["trace", "catatan", "--db", "r.db", "--lang", "id"])

    assert "berkas tanpa akhiran nama" in capsys.readouterr().err


def test_the_demo_goes_the_whole_way_and_leaves_nothing_behind(folder, capsys):
    once = said(["demo"], capsys)

    assert "FIGURES OVER TIME" in once
    assert said(["demo"], capsys) == once
    assert list(folder.iterdir()) == []


def test_the_demo_keeps_its_record_where_it_is_told_to(folder, capsys):
    assert "demo.db" in said(["demo", "--db", "demo.db"], capsys)
    assert (folder / "demo.db").exists()


def test_lint_exits_1_when_it_finds_something_and_names_the_place(folder, capsys):
    assert run(["lint", dated(folder, WEEKDAY)]) == 1

    told = capsys.readouterr()
    assert told.out.startswith("page.jsonl:1:3:")
    assert "weekday_mismatch" in told.out


def test_lint_exits_0_when_it_finds_nothing(folder, capsys):
    assert run(["lint", dated(folder, FINE)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("flags", [["--json"], ["--format", "json"]])
def test_lint_tells_a_program_as_the_record_does(flags, folder, capsys):
    assert run(["lint", dated(folder, WEEKDAY), *flags]) == 1

    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (line["type"], line["kind"], line["line"]) == ("discrepancy", "weekday_mismatch", 3)


def test_lint_writes_sarif_that_points_at_the_words(folder, capsys):
    page = dated(folder, WEEKDAY)
    (folder / "with space.txt").write_bytes(b"")

    assert run(["lint", page, "with space.txt", "--format", "sarif"]) == 1

    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (told,) = log["runs"]
    (result,) = told["results"]
    rules = told["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "weekday_mismatch"
    region = result["locations"][0]["physicalLocation"]["region"]
    shown = WEEKDAY[region["charOffset"] : region["charOffset"] + region["charLength"]]
    assert region["snippet"]["text"] == shown
    assert WEEKDAY.split("\n")[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(shown)
    (skipped,) = told["invocations"][0]["toolExecutionNotifications"]
    assert skipped["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "with%20space.txt"


def test_a_reader_who_has_had_enough_is_let_go_quietly(demo_db):
    with subprocess.Popen(
        [*RUNUT, "export", "jsonl", "--db", demo_db], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as exported:
        assert exported.stdout is not None
        assert exported.stderr is not None
        exported.stdout.read(10)
        exported.stdout.close()

        assert exported.stderr.read() == b""

    assert exported.returncode == 0


def interrupted(running):
    """Press Ctrl-C as a person does: again, if the first fell into a callback of C code, where Python drops it."""
    for _ in range(3):
        running.send_signal(signal.SIGINT)
        try:
            return running.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            continue
    running.kill()
    raise AssertionError("three interrupts were not heard")


def test_an_interrupt_says_what_was_kept_and_exits_130(folder):
    pages = folder / "many.jsonl"
    with pages.open("w", encoding="utf-8") as out:
        for n in range(3000):
            out.write(json.dumps({"text": f"{FINE}\n\nDesa ke-{n}.", "published": "2022-01-07"}) + "\n")
    environment = {**os.environ, "RUNUT_LANG": "en"}
    # Whoever runs the tests in the background of a shell has interrupts ignored, and children inherit that.
    tracing = subprocess.Popen([*RUNUT, "trace", str(pages), "--json"], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # fmt: skip
    assert tracing.stdout is not None
    tracing.stdout.readline()

    out, error = interrupted(tracing)

    assert tracing.returncode == 130
    assert error.strip().startswith("Interrupted. What was kept stays kept: ")
    kept = len([line for line in out.splitlines() if line.startswith("{")]) + 1
    assert f"{kept} new" in error


def test_nothing_heavy_is_loaded_for_help():
    code = (
        "import sys; from runut.cli import run; run(['--help']); "
        "sys.exit(any(name in sys.modules for name in ('rich', 'alembic', 'jinja2', 'runut.pipeline', 'sqlite3')))"
    )

    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_every_file_of_the_command_line_is_a_command():
    for name in rooms.names("cli"):
        assert rooms.load("cli", name).run.name == name
        assert Path(rooms.load("cli", name).__file__ or "").stem == name


def test_a_sheet_lies_beside_what_its_cells_stand_on_and_counts_what_got_no_row(demo_db, folder, capsys):
    assert run(["export", "acled", "--db", demo_db, "-o", "rows.csv", "--lang", "en"]) == 0

    assert sorted(file.name for file in folder.iterdir()) == ["rows.csv", "rows.trace.csv"]
    assert (folder / "rows.csv").read_text(encoding="utf-8").startswith("event_id_cnty,event_date,")
    shown = capsys.readouterr()
    assert shown.out == ""
    rows = (folder / "rows.csv").read_text(encoding="utf-8").count("\n") - 1
    assert rows
    assert f"Rows: {rows}. " in shown.err
    assert " × Killed: " in shown.err


def test_a_sheet_on_screen_is_the_sheet_alone(demo_db, folder, capsysbinary):
    assert run(["export", "ucdp", "--db", demo_db, "--quiet"]) == 0

    shown = capsysbinary.readouterr()
    assert shown.out.startswith(b"id,relid,year,")
    assert shown.err == b""
    assert list(folder.iterdir()) == []


def test_a_sheet_is_read_by_its_own_codebook(demo_db, capsys):
    assert run(["export", "acled", "--db", demo_db, "--codebook", "ucdp"]) == 2
    assert "its own codebook" in capsys.readouterr().err
