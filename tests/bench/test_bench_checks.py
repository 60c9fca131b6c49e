"""The verdicts on alarms hang together, and hold spans but no words of a page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

from runut.model import DiscrepancyKind

FILE = Path(__file__).parents[2] / "bench" / "checks" / "verdicts.jsonl"
VERDICTS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_every_verdict_names_a_page_a_kind_and_a_reason() -> None:
    for one in VERDICTS:
        assert set(one) - {"same"} == {"page", "kind", "span", "right", "why"}
        assert one.get("same") in (None, not one["right"])
        assert re.fullmatch("[0-9a-f]{16}", one["page"])
        assert one["kind"] in get_args(DiscrepancyKind)
        assert isinstance(one["right"], bool)
        assert one["why"]


def test_a_span_is_a_stretch_or_nothing() -> None:
    for one in VERDICTS:
        assert one["span"] is None or 0 <= one["span"][0] < one["span"][1]


def test_no_alarm_is_judged_twice() -> None:
    alarms = [(one["page"], one["kind"], str(one["span"])) for one in VERDICTS]

    assert len(alarms) == len(set(alarms))
