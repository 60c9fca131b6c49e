"""The API keeps what its own description promises, whatever is asked."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from runut.desk import app
from runut.desk.api import router

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
"""For each operation; 200 are tried by `EXAMPLES=200 pytest tests/desk/test_desk_schema.py`."""

WAYS, STEPS = int(os.environ.get("WAYS", "6")), 6
"""Ways through the API by what its answers name, and calls on each; 200 are tried by `WAYS=200 pytest ...`."""

# What fits the description and still cannot be meant (a correction that is no number, no file at all) is answered 400.
STATUSES = ["2xx", "400", "403", "404", "409", "413"]
CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": STATUSES}}}
# A way may take away its own token: what it asks then is answered 401.
CONFIG_OF_WAYS = {
    "checks": {"positive_data_acceptance": {"expected-statuses": [*STATUSES, "401"]}},
    "generation": {"mode": "positive"},
}


@pytest.fixture(scope="module", params=[False, True], ids=["alone", "team"])
def described(request, traced, tmp_path_factory) -> tuple[Any, dict[str, str]]:
    """The description of a desk's API, and what a program shows to get in."""
    file = shutil.copy(traced, tmp_path_factory.mktemp("schema") / "runut.db")
    made, headers = _opened(type(traced)(file), is_team=request.param)
    config = schemathesis.Config.from_dict(CONFIG)
    yield schemathesis.openapi.from_asgi("/api/openapi.json", made, config=config, headers=headers), headers
    _shut(made)


def _opened(file: Any, *, is_team: bool) -> tuple[Any, dict[str, str]]:
    """A desk with two editors, and what the programs of one of them show to get in."""
    made = app(file, name="sari", is_team=is_team, now=lambda: datetime(2022, 2, 1, tzinfo=UTC))
    people = made.state.place.people
    people.add("sari", "editor", None, "2022-02-01")
    people.add("ketua", "editor", None, "2022-02-01")
    _, words = people.grant("sari", "uji", ("read", "decide", "edit"), "2022-02-01")
    return made, {"Authorization": f"Bearer {words}", "host": "127.0.0.1"}


def _shut(made: Any) -> None:
    made.state.place.records.close()
    made.state.place.people.close()


def test_every_operation_answers_as_described(described):
    schema, headers = described
    operations = [found.ok() for found in schema.get_all_operations()]

    for operation in operations:
        _asked(operation, headers)()

    assert len(operations) > 35
    assert router.routes


def _asked(operation: Any, headers: dict[str, str]) -> Callable[[], None]:
    @settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate], database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(headers=headers)

    return ask


class Desks:
    """An app that is a fresh desk on every way, since what one way leaves behind must not steer the next."""

    def __init__(self, traced: Any, folder: Path, *, is_team: bool) -> None:
        self.traced, self.folder, self.is_team = traced, folder, is_team
        self.headers: dict[str, str] = {}
        self.made: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.made(scope, receive, send)

    def begin(self) -> None:
        self.close()
        file = shutil.copy(self.traced, self.folder / f"{len(list(self.folder.iterdir()))}.db")
        self.made, headers = _opened(type(self.traced)(file), is_team=self.is_team)
        self.headers |= headers

    def close(self) -> None:
        if self.made is not None:
            _shut(self.made)
            self.made = None


@pytest.mark.parametrize("is_team", [False, True], ids=["alone", "team"])
def test_what_an_answer_names_can_be_asked_for_next(traced, tmp_path, is_team):
    desks = Desks(traced, tmp_path, is_team=is_team)
    desks.begin()
    config = schemathesis.Config.from_dict(CONFIG_OF_WAYS)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", desks, config=config, headers=desks.headers)
    answered: Counter[tuple[str, int]] = Counter()

    class Way(schema.as_state_machine()):
        def setup(self):
            desks.begin()

        def get_call_kwargs(self, case):
            return {"headers": desks.headers}

        def after_call(self, response, case):
            answered[f"{case.method} {case.path}", response.status_code] += 1

    Way.run(
        settings=settings(
            max_examples=WAYS, stateful_step_count=STEPS, database=None, deadline=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )
    )  # fmt: skip
    desks.close()

    assert sum(answered.values()) >= WAYS
    assert {status for _, status in answered} >= {200}
    assert not [asked for asked in answered if asked[1] >= 500]
