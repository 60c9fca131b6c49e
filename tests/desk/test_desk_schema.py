"""The API keeps what its own description promises, whatever is asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from runut.desk import app
from runut.desk.api import router

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
"""For each operation; 200 are tried by `EXAMPLES=200 pytest tests/desk/test_desk_schema.py`."""

# What fits the description and still cannot be meant (a correction that is no number, no file at all) is answered 400.
CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "403", "404", "409", "413"]}}}


@pytest.fixture(scope="module", params=[False, True], ids=["alone", "team"])
def described(request, traced, tmp_path_factory) -> tuple[Any, dict[str, str]]:
    """The description of a desk's API, and what a program shows to get in."""
    import shutil

    file = shutil.copy(traced, tmp_path_factory.mktemp("schema") / "runut.db")
    made = app(type(traced)(file), name="sari", is_team=request.param, now=lambda: datetime(2022, 2, 1, tzinfo=UTC))
    people = made.state.place.people
    people.add("sari", "editor", None, "2022-02-01")
    people.add("ketua", "editor", None, "2022-02-01")
    _, words = people.grant("sari", "uji", ("read", "decide", "edit"), "2022-02-01")
    headers = {"Authorization": f"Bearer {words}", "host": "127.0.0.1"}
    config = schemathesis.Config.from_dict(CONFIG)
    yield schemathesis.openapi.from_asgi("/api/openapi.json", made, config=config, headers=headers), headers
    made.state.place.records.close()
    people.close()


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
