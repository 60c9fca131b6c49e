"""What somebody meets in the first hour: help in one language throughout, refusals that say what would be taken."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from runut.cli import run

RUNUT = [sys.executable, "-m", "runut"]


@pytest.fixture(autouse=True)
def folder(empty_folder):
    return empty_folder


def pages(*texts: str) -> str:
    rows = [{"text": text, "outlet": "Kabar Nalika", "published": "2022-01-07"} for text in texts]
    Path("pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "pages.jsonl"


@pytest.mark.parametrize("args", [["--help"], ["trace", "--help"], ["brief", "--help"], ["desk", "--help"]])
def test_help_has_no_placeholder_of_another_language(args, capsys):
    run(["--lang", "id", *args])

    words = set(capsys.readouterr().out.replace("[", " ").replace("]", " ").replace(".", " ").split())
    assert not words & {"FILE", "CODE", "NAME", "OUTLET", "DAY", "SECONDS", "ADDRESS", "SOURCE", "STORY", "COMMAND"}


def test_help_of_export_lists_its_formats(capsys):
    run(["export", "--help"])

    assert "FORMAT: acled, annotations," in capsys.readouterr().out


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        (["export"], "runut: FORMAT is missing. Known: acled, annotations,"),
        (["trace"], "runut: SOURCE is missing. See: runut trace --help"),
        (["watch", "x", "--every", "0"], "runut: --every takes a whole number, 1 or more."),
        (["watch", "x", "--rounds", "two"], "runut: --rounds takes a whole number, 1 or more."),
        (["desk", "--port", "99999"], "runut: --port takes a whole number from 0 to 65535."),
        (["brief", "one", "two"], "runut: two is more than this command takes."),
        (["brief", "--json=1"], "runut: --json takes no value."),
        (["brief", "--codebook"], "runut: --codebook needs a value."),
    ],
)
def test_a_refusal_says_what_would_be_taken(args, wanted, capsys):
    assert run(args) == 2

    error = capsys.readouterr().err
    assert error.startswith(wanted)
    assert error.count("\n") == 1


FINE = (
    "Harga cabai rawit di pasar induk kembali naik, kata pedagang sayur.\n",
    "Timnas putri berlatih di stadion baru menjelang turnamen, ujar pelatihnya.\n",
    "Galeri kota membuka pameran lukisan pelukis muda sepanjang bulan depan.\n",
    "Menteri meresmikan jembatan gantung yang menghubungkan kedua kampung.\n",
    "Grup musik itu merilis lagu baru bertema perjalanan pulang.\n",
    "Peneliti menemukan anggrek langka di lereng gunung sebelah utara.\n",
)


def test_a_trace_shows_stories_with_figures_first_and_names_the_others(capsys):
    toll = "Gudang terbakar di Tirtasari\n\nDua orang tewas dalam kebakaran gudang di Tirtasari, kata polisi.\n"

    assert run(["trace", pages(*FINE, toll)]) == 0

    out = capsys.readouterr().out
    assert out.split("\n\n")[1].startswith("Gudang terbakar di Tirtasari")
    assert "2 more stories, shown by runut brief ID:\n  s_" in out


def test_the_rest_of_a_record_that_was_named_is_shown_by_a_command_that_names_it(capsys):
    assert run(["trace", pages(*FINE), "--db", "my record.db"]) == 0

    assert "shown by runut brief ID --db 'my record.db':" in capsys.readouterr().out


def test_a_trace_of_nothing_new_does_not_say_by_what_it_was_read(capsys):
    source = pages("Dua orang tewas dalam kebakaran di Tirtasari, kata polisi.\n")
    run(["trace", source])
    assert "rules" in capsys.readouterr().out

    run(["trace", source])

    assert "rules" not in capsys.readouterr().out


def test_without_an_outlet_where_no_page_names_one_lists_none(capsys):
    Path("page.txt").write_text("Dua orang tewas dalam kebakaran di Tirtasari, kata polisi.\n", encoding="utf-8")
    run(["trace", "page.txt", "--quiet"])

    assert run(["ledger", "--without", "Entah"]) == 2

    assert capsys.readouterr().err == "runut: No page here is from 'Entah': none names its outlet.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no full disk to write to")
@pytest.mark.parametrize("args", [["--help"], ["demo"], ["trace", "page.txt"], ["lint", "page.txt"]])
def test_an_output_that_is_full_is_one_line_and_exit_2(args, folder):
    (folder / "page.txt").write_text("Dua orang tewas di Tirtasari, kata polisi.\n", encoding="utf-8")

    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*RUNUT, *args], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.endswith("Standard output cannot be written: No space left on device. "
                                "Name a file with -o, or make room.\n")  # fmt: skip
    assert "Traceback" not in done.stderr


def test_a_closed_output_is_no_fault(folder):
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *RUNUT, "demo"], stderr=subprocess.PIPE, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_no_file_is_written_to_and_not_replaced(folder, capsys):
    run(["trace", pages("Dua orang tewas dalam kebakaran di Tirtasari, kata polisi.\n"), "--quiet"])
    os.mkfifo("pipe")
    reader = subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE)

    assert run(["export", "csv", "-o", "pipe"]) == 0

    told = reader.communicate(timeout=20)[0]
    assert told.startswith(b"figure,")
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_a_link_stays_a_link(folder):
    run(["trace", pages("Dua orang tewas dalam kebakaran di Tirtasari, kata polisi.\n"), "--quiet"])
    (folder / "there.csv").write_text("old")
    (folder / "here.csv").symlink_to("there.csv")

    assert run(["export", "csv", "-o", "here.csv"]) == 0

    assert (folder / "here.csv").is_symlink()
    assert (folder / "there.csv").read_text().startswith("figure,")
