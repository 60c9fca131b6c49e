"""Pages that are dropped are traced beside the desk, one job at a time, and are not lost when it stops."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from runut.desk import guard
from runut.desk.jobs import Jobs, safe_name
from runut.desk.people import People

TEXT = b"Banjir di Tirtasari\n\nDua orang tewas dalam banjir di Tirtasari, Kamis (6/1/2022), kata polisi.\n"


def ended(desk, number: int, patience_s: float = 60) -> dict:
    until = time.monotonic() + patience_s
    while True:
        told = desk.get(f"/api/jobs/{number}").json()
        if told["job"]["status"] not in ("waiting", "running"):
            return told
        assert time.monotonic() < until, told
        time.sleep(0.05)


def test_dropped_pages_are_traced_and_found(desk):
    files = [("files", ("banjir.txt", TEXT)), ("files", ("rusak.jsonl", b"{nothing}\n"))]
    given = desk.post("/api/jobs", files=files)
    assert given.status_code == 201
    assert given.json()["sources"] == ["banjir.txt", "rusak.jsonl"]

    told = ended(desk, given.json()["number"])

    assert (told["job"]["status"], told["job"]["new"], told["job"]["skipped"]) == ("done", 1, 1)
    assert [(one["source"].partition(":")[0], one["status"]) for one in told["items"]] == [
        ("banjir.txt", "new"), ("rusak.jsonl", "skipped"),
    ]  # fmt: skip
    (hit,) = desk.get("/api/search", params={"q": "tirtasari"}).json()["items"]
    assert desk.get(f"/api/stories/{hit['story']}").json()["articles"] == [told["items"][0]["article"]]
    assert desk.get("/api/stories").json()["items"][0]["id"] == hit["story"]


def test_why_a_dropped_feed_s_page_is_skipped_names_the_file_and_not_where_it_is_kept(desk):
    feed = b"<opml version='2.0'><body><outline type='rss' xmlUrl='https://koran.example/umpan'/></body></opml>"
    number = desk.post("/api/jobs", files=[("files", ("umpan.opml", feed))]).json()["number"]

    (skipped,) = ended(desk, number)["items"]

    assert skipped["reason"].startswith("umpan.opml:1 only lists it")


def test_a_job_of_which_nothing_could_be_read_says_so_and_names_the_file_alone(desk):
    number = desk.post("/api/jobs", files=[("files", ("laporan.pdf", b"%PDF-1.7"))]).json()["number"]

    told = ended(desk, number)

    assert (told["job"]["status"], told["job"]["skipped"]) == ("failed", 1)
    assert told["job"]["error"].startswith("runut: laporan.pdf ")
    assert ".dropped" not in told["job"]["error"] + told["items"][0]["source"]


def test_progress_is_told_from_where_one_heard_last(desk):
    files = [("files", (f"{n}.txt", TEXT + str(n).encode())) for n in range(3)]
    number = desk.post("/api/jobs", files=files).json()["number"]
    whole = ended(desk, number)["items"]

    since = desk.get(f"/api/jobs/{number}", params={"since": whole[0]["number"]}).json()["items"]

    assert [one["number"] for one in whole] == [1, 2, 3]
    assert since == whole[1:]


def test_a_desk_that_was_not_told_to_fetches_nothing(desk):
    answer = desk.post("/api/jobs", data={"addresses": "https://example.org/banjir"})

    assert answer.status_code == 400
    assert "start it with --fetch" in answer.json()["detail"]


def test_nothing_and_what_is_no_address_of_the_web_are_refused(opened):
    desk = opened(fetches=True)
    assert desk.post("/api/jobs", data={"addresses": ""}).status_code == 400
    for address in ("file:///etc/passwd", "/etc/passwd", "javascript:1", "-o"):
        assert desk.post("/api/jobs", data={"addresses": address}).status_code == 400
    assert desk.get("/api/jobs").json()["total"] == 0


def test_too_much_at_once_is_refused(desk, monkeypatch):
    monkeypatch.setattr(guard, "LARGEST", 100)
    two = [("files", ("a.txt", b"x" * 60)), ("files", ("b.txt", b"y" * 60))]
    large = [("files", ("a.txt", b"x" * (2 << 20)))]

    assert desk.post("/api/jobs", files=two).status_code == 413
    assert desk.post("/api/jobs", files=large).status_code == 413
    assert desk.post("/api/decisions", content=b"[" * (2 << 20)).status_code == 413
    assert desk.get("/api/jobs").json()["total"] == 0


@pytest.fixture
def jobs(file, tmp_path):
    from datetime import UTC, datetime

    people = People(tmp_path / "people")
    yield Jobs(str(file), file, people, lambda: datetime(2022, 2, 1, tzinfo=UTC))
    people.close()


def test_a_job_that_was_running_when_the_desk_stopped_is_done_when_it_starts_again(jobs):
    first, second = jobs.add("sari", [("a.txt", TEXT)], []), jobs.add("sari", [("b.txt", TEXT + b"!")], [])
    jobs._people.write("UPDATE job SET status = 'running' WHERE n = ?", first.number)
    jobs._people.write("INSERT INTO outcome VALUES (?, 1, 'half', 'new', NULL, NULL)", first.number)

    jobs.start()
    until = time.monotonic() + 60
    while jobs.find(second.number).status not in ("done", "failed"):
        assert time.monotonic() < until
        time.sleep(0.05)
    jobs.stop()

    assert [(job.status, job.new, job.known) for job in jobs.all()] == [("done", 1, 0), ("done", 1, 0)]
    assert [one.source for one in jobs.outcomes(first.number)] == ["a.txt"]


def test_a_desk_that_stops_leaves_what_is_not_done_waiting(jobs):
    number = jobs.add("sari", [(f"{n}.txt", TEXT + str(n).encode()) for n in range(60)], []).number
    jobs.start()
    until = time.monotonic() + 60
    while jobs.find(number).status == "waiting":
        assert time.monotonic() < until
        time.sleep(0.01)

    jobs.stop()

    assert jobs.find(number).status == "running"
    jobs.start()
    while jobs.find(number).status not in ("done", "failed"):
        assert time.monotonic() < until
        time.sleep(0.05)
    jobs.stop()
    done = jobs.find(number)
    assert (done.status, done.new + done.known) == ("done", 60)


def test_why_a_job_failed_is_said_in_the_language_of_who_gave_it(jobs):
    number = jobs.add("sari", [("a.txt", TEXT)], [], "id").number
    shutil.rmtree(jobs.folder)

    jobs.start()
    until = time.monotonic() + 60
    while jobs.find(number).status not in ("done", "failed"):
        assert time.monotonic() < until
        time.sleep(0.05)
    jobs.stop()

    assert (jobs.find(number).error or "").startswith("runut: Tidak ada berkas atau folder ")


def test_a_job_that_waits_can_be_stopped(jobs):
    number = jobs.add("sari", [("a.txt", TEXT)], []).number

    assert jobs.cancel(number).status == "stopped"
    assert jobs.cancel(number).status == "stopped"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\x.txt", "/etc/passwd", "a/../../b", "\0x.txt", "con.txt\n", "....", "", ".",
     "x" * 999, "é" * 300 + ".html", "a\u202egpj.txt", "~root", "C:\\x.txt", "\ud800.txt"],
)  # fmt: skip
def test_a_dropped_file_stays_in_its_folder_whatever_it_is_called(jobs, name):
    kept = jobs._keep(name, TEXT)

    assert kept.resolve().is_relative_to(jobs.folder.resolve())
    assert kept.parent.parent == jobs.folder
    assert kept.read_bytes() == TEXT
    assert len(kept.name.encode()) <= 120
    assert Path(safe_name(name)).name == safe_name(name)


def test_stories_are_there_while_a_long_job_still_runs(tmp_path, monkeypatch):
    from runut import pipeline
    from runut.cli import run, trace
    from runut.store.sqlite import SqliteStore

    for n in range(5):
        (tmp_path / f"{n}.txt").write_bytes(TEXT + str(n).encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(trace, "SHELVED", 2)
    seen = []
    shelve = pipeline.shelve

    def counted(store):
        shelve(store)
        seen.append(sum(len(story.articles) for story in store.stories()))

    monkeypatch.setattr(pipeline, "shelve", counted)

    assert run(["trace", ".", "--json", "--db", "runut.db"]) == 0
    assert seen == [2, 4, 5]
    store = SqliteStore("runut.db")
    assert len(list(store.stories())) == 1
    store.close()
