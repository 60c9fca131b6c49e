"""`runut desk` says where it is, lets in by its link, and closes when it is told to."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import http.client, sys
host, path = sys.argv[1:]
connection = http.client.HTTPConnection(host, timeout=30)
connection.request("GET", path)
first = connection.getresponse()
first.read()
cookie = (first.getheader("set-cookie") or "").partition(";")[0]
connection.request("GET", "/api/stories", headers={"cookie": cookie})
second = connection.getresponse()
print(first.status, second.status, second.getheader("server"), len(second.read()) > 99)
"""


def asked(address: str) -> str:
    """Ask from another process: this one may open no socket."""
    host, _, path = address.removeprefix("http://").partition("/")
    done = subprocess.run([sys.executable, "-c", ASK, host, f"/{path}"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def started(file: Path):
    command = [sys.executable, "-u", "-m", "runut", "desk", "--db", str(file), "--port", "0", "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.communicate()


def test_the_printed_link_lets_in_once_and_an_interrupt_closes_the_desk(started):
    address = [started.stdout.readline() for _ in range(2)][1].strip()
    assert address.startswith("http://127.0.0.1:")

    assert asked(address) == "303 200 None True"
    assert asked(address) == "403 401 None False"

    started.send_signal(signal.SIGINT)
    assert started.wait(30) in (0, 130)
    assert "Traceback" not in started.stderr.read()


def test_a_port_that_is_taken_is_one_line(started, file):
    port = [started.stdout.readline() for _ in range(2)][1].split(":")[2].partition("/")[0]

    second = subprocess.run(
        [sys.executable, "-m", "runut", "desk", "--db", str(file), "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 2
    assert second.stderr.count("\n") == 1
    assert "Name another with --host or --port" in second.stderr


def test_the_help_of_the_desk_loads_no_web_server():
    code = "import sys; from runut.cli import run; run(['desk', '--help']); sys.exit('fastapi' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


def test_without_its_libraries_it_says_what_to_install(file):
    code = (
        "import sys; sys.modules['fastapi'] = None; from runut.cli import run; "
        f"sys.exit(run(['desk', '--db', {str(file)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "pip install 'runut[desk]'" in done.stderr
