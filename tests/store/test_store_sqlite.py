"""What the SQLite file promises beyond the contract, and what it says when it cannot."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from nouns import mention, page

from runut.errors import StoreError
from runut.model import Decision, Skipped, Story
from runut.shelf import Card, Join, ShelfMovedError
from runut.store import _migrate
from runut.store.sqlite import SCHEMA, SqliteStore

assert _migrate  # loaded here, so that a test which may not read our own files finds it


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "runut.db"


def test_a_file_that_is_opened_again_holds_what_was_kept(file):
    store = SqliteStore(file)
    store.add(page("Tirtasari", "a.txt", "nama\udcff.txt"), [mention("Tirtasari")])
    store.skip(Skipped("x\udcff", "read", "empty"))
    store.decide(Decision("d1", "f1", "accept", None, "sari", "2022-01-07T10:00:00Z"))
    store.close()

    again = SqliteStore(file, create=False)

    assert list(again.articles()) == [page("Tirtasari", "a.txt", "nama\udcff.txt")]
    assert list(again.claims()) == [mention("Tirtasari")]
    assert list(again.skipped()) == [Skipped("x\udcff", "read", "empty")]
    assert [made.id for made in again.decisions()] == ["d1"]
    again.close()


def test_a_page_is_on_the_disk_before_it_is_acknowledged(file):
    store = SqliteStore(file)

    pragmas = [store._run(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "user_version")]

    assert pragmas == ["wal", 2, SCHEMA]
    store.close()


def test_the_library_that_migrates_is_loaded_only_when_a_migration_is_due(file):
    SqliteStore(file).close()
    code = f"import sys; from runut.store.sqlite import SqliteStore; SqliteStore({str(file)!r}).close(); " \
           "sys.exit('alembic' in sys.modules)"  # fmt: skip

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("edit", ["UPDATE decision SET line = ''", "DELETE FROM decision"])
def test_the_file_itself_refuses_to_edit_a_decision(file, edit):
    store = SqliteStore(file)
    store.decide(Decision("d1", "f1", "accept", None, "sari", "2022-01-07T10:00:00Z"))
    store.close()

    with sqlite3.connect(file) as other, pytest.raises(sqlite3.IntegrityError, match="appended, never"):
        other.execute(edit)
    other.close()


def test_two_that_open_a_new_file_at_once_both_may_write(file):
    code = f"from runut.store.sqlite import SqliteStore; SqliteStore({str(file)!r}).close()"
    started = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]

    assert [process.wait(30) for process in started] == [0, 0, 0, 0]


def test_a_migration_that_breaks_off_leaves_an_empty_file(file, monkeypatch):
    def broken(*_):
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(_migrate, "_stamp", broken)
        with pytest.raises(RuntimeError, match="in the middle"):
            SqliteStore(file)

    SqliteStore(file).close()


def fails(match: str, path: Path, **how) -> None:
    with pytest.raises(StoreError, match=match) as caught:
        SqliteStore(path, **how)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_record_of_a_newer_runut_says_upgrade(file):
    SqliteStore(file).close()
    with sqlite3.connect(file) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    other.close()

    fails("newer Runut .* upgrade", file)


def test_a_record_that_is_not_there_says_trace_first(file):
    fails("no record at .* trace some pages", file, create=False)
    assert not file.exists()


def test_a_file_that_is_no_database_stays_as_it_is(file):
    file.write_bytes(b"Daftar belanja: beras, gula. " * 60)

    fails("no record of Runut", file)
    assert file.read_bytes().startswith(b"Daftar belanja")


def test_another_programs_database_stays_as_it_is(file):
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()

    fails("another program's SQLite file", file)


def test_a_folder_is_no_record(tmp_path):
    fails("is a folder, and a record is a file", tmp_path)


def test_a_record_in_a_folder_that_is_not_there_is_not_made(tmp_path):
    fails("cannot be opened: see that its folder exists", tmp_path / "nowhere" / "runut.db")


def test_a_damaged_line_is_named(file):
    store = SqliteStore(file)
    store.add(page("Tirtasari"), [])
    store._run("UPDATE article SET line = '{'")

    with pytest.raises(StoreError, match=r"runut\.db is damaged: A line is not JSON"):
        list(store.articles())
    store.close()


def test_a_file_cut_short_is_damaged_or_no_record(file):
    store = SqliteStore(file)
    for n in range(40):
        store.add(page(f"Desa {n}"), [mention(f"Desa {n}")] * 20)
    store.close()
    file.write_bytes(file.read_bytes()[:9000])

    with pytest.raises(StoreError, match=r"is damaged|no record"):
        list(SqliteStore(file).claims())


def test_a_record_that_another_holds_says_wait(file):
    store = SqliteStore(file, wait_s=0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="in use by another program: wait"):
        store.add(page("Tirtasari"), [])

    other.execute("ROLLBACK")
    assert store.add(page("Tirtasari"), [])
    other.close()
    store.close()


@pytest.fixture
def sealed_folder():
    """A folder that may be read but not written; root is let in anyway, so step down to nobody meanwhile."""
    folder = Path(tempfile.mkdtemp())
    SqliteStore(folder / "runut.db").close()
    (folder / "runut.db").chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(was)
    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(folder)


def test_a_read_only_folder_says_where_else(sealed_folder):
    fails("cannot be opened|is read-only", sealed_folder / "new.db")


def test_a_read_only_record_says_where_else(sealed_folder):
    with pytest.raises(StoreError, match=r"runut\.db (cannot be opened|is read-only).*--db"):
        SqliteStore(sealed_folder / "runut.db").add(page("Tirtasari"), [])


def test_a_record_in_a_read_only_folder_can_be_read(sealed_folder):
    store = SqliteStore(sealed_folder / "runut.db", create=False)

    assert list(store.articles()) == []
    with pytest.raises(StoreError, match="is read-only"):
        store.add(page("Tirtasari"), [])
    store.close()


def test_an_empty_file_is_no_record_to_read_and_stays_empty(file):
    file.touch()

    with pytest.raises(StoreError, match="is no record of Runut"):
        SqliteStore(file, create=False)

    assert file.stat().st_size == 0


FILL = """
import sys
from nouns import page, mention
from runut.errors import StoreError
from runut.store.sqlite import SqliteStore

store = SqliteStore(sys.argv[1])
for n in range(100_000):
    try:
        store.add(page(f"Desa {n}"), [mention(f"Desa {n}")] * 50)
    except StoreError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    print(f"Desa {n}", flush=True)
"""


def test_a_full_disk_loses_no_acknowledged_page(file):
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    filled = subprocess.run(
        [sys.executable, "-c", FILL, str(file)], cwd=Path(__file__).parent, preexec_fn=small_files,
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    acknowledged = filled.stdout.split("\n")[:-1]
    assert filled.returncode == 2
    assert "what was acknowledged is kept" in filled.stderr
    assert filled.stderr.count("\n") == 1
    assert len(acknowledged) > 10
    store = SqliteStore(file)
    assert {article.id for article in store.articles()} >= set(acknowledged)
    assert all(len(list(store.claims(article.id))) == 50 for article in store.articles())
    assert store._run("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


MAKE = """
import sys
from runut.errors import StoreError
from runut.store.sqlite import SqliteStore

try:
    SqliteStore(sys.argv[1])
except StoreError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
"""


@pytest.mark.parametrize("room", [0, 2_000, 9_000, 30_000])
def test_a_disk_without_room_for_a_record_is_one_line_and_a_later_try_works(room, file):
    made = subprocess.run(
        [sys.executable, "-c", MAKE, str(file)], capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip

    assert made.returncode == 2
    assert made.stderr.count("\n") == 1
    SqliteStore(file).close()


TRACE = """
import random, sys
from runut.store.sqlite import SqliteStore
from nouns import page, mention

store, places = SqliteStore(sys.argv[1]), [f"Desa {n}" for n in range(60)]
random.Random(int(sys.argv[2])).shuffle(places)
for place in places * 3:
    store.add(page(place, f"{sys.argv[2]}.txt"), [mention(place)] * 3)
store.close()
"""


def test_four_that_keep_the_same_pages_at_once_keep_each_once(file):
    started = [
        subprocess.Popen([sys.executable, "-c", TRACE, str(file), str(n)], cwd=Path(__file__).parent) for n in range(4)
    ]

    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    store = SqliteStore(file)
    paths = ("0.txt", "1.txt", "2.txt", "3.txt")
    assert list(store.articles()) == sorted((page(f"Desa {n}", *paths) for n in range(60)), key=lambda a: a.id)
    assert len(list(store.claims())) == 180
    store.close()


def test_who_looks_for_a_moment_sees_the_record_as_it_was_while_others_write(file):
    writer = SqliteStore(file)
    writer.add(page("Tirtasari", "a.txt"), [])
    reader = SqliteStore(file, reads_only=True)

    with reader.moment():
        before = [article.title for article in reader.articles()]
        writer.add(page("Sukamaju", "b.txt"), [])
        during = [article.title for article in reader.articles()]
    after = [article.title for article in reader.articles()]

    assert before == during
    assert len(after) == 2
    reader.close()
    writer.close()


def test_a_moment_that_fails_leaves_the_store_as_it_was(file):
    store = SqliteStore(file)
    store.add(page("Tirtasari", "a.txt"), [])
    with pytest.raises(sqlite3.OperationalError), store.moment():
        store._run("SELECT nothing FROM nowhere")

    store.add(page("Sukamaju", "b.txt"), [])

    assert len(list(store.articles())) == 2
    store.close()


def test_a_person_decides_while_stories_are_worked_out(file):
    store, desk = SqliteStore(file), SqliteStore(file, wait_s=0)
    store.add(page("Tirtasari"), [])

    with store.shelving(1):
        desk.decide(Decision("d1", "Tirtasari", "accept", None, "sari", "2022-01-07T10:00:00Z"))
        store.regroup([Story("s1", "Banjir", tuple(store.waiting()))])

    assert [told.id for told in desk.stories()] == ["s1"]
    assert [one.id for one in store.decisions()] == ["d1"]


def test_of_two_that_shelve_at_once_the_later_keeps_nothing_and_its_articles_wait_no_longer(file):
    store, other = SqliteStore(file), SqliteStore(file)
    store.add(page("Tirtasari"), [])

    opened = ExitStack()
    opened.enter_context(store.shelving(1)).put(Card("Tirtasari", None, (1,), (2,), "{}"))
    store.regroup([Story("s1", "Banjir", tuple(store.waiting()))])
    with other.shelving(1) as first:
        other.waiting()
        first.put(Card("Tirtasari", None, (1,), (2,), "{}"))
    with pytest.raises(ShelfMovedError):
        opened.close()

    assert not store.is_behind(1)
    assert list(store.stories()) == []


def test_what_is_on_the_open_shelf_is_seen_with_what_was_kept(file):
    store = SqliteStore(file)
    low, high = Join(1, "g1", "a", "b"), Join(2, "g2", "c", "g1")
    with store.shelving(1) as shelf:
        shelf.put(Card("a", 9, (1,), (2,), "line of a"))
        shelf.set_near("a", {"b": 300})
        shelf.rejoin((), (low,))
    with store.shelving(1) as shelf:
        shelf.put(Card("c", 9, (1,), (), "line of c"))
        shelf.set_near("c", {"a": 200})
        shelf.rejoin((), (high,))
        assert sorted(shelf.found(Card("d", 9, (1,), (), ""), 1, 1)) == ["line of a", "line of c"]
        assert shelf.near("a") == {"b": 300, "c": 200}
        assert (shelf.above("g1"), shelf.below("g2")) == (high, high)
    with store.shelving(1) as shelf:
        shelf.rejoin((high,), ())
        assert (shelf.above("c"), shelf.below("g2"), shelf.above("a")) == (None, None, low)
    with store.shelving(1) as shelf:
        assert (shelf.above("c"), shelf.above("g1"), shelf.below("g1")) == (None, None, low)
