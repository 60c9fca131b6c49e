"""What a desk that is open consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

if TYPE_CHECKING:
    from runut.desk.headlines import Headlines
    from runut.desk.jobs import Jobs
    from runut.desk.order import Order
    from runut.desk.people import People
    from runut.desk.records import Records


YEAR_S = 365 * 24 * 3600
"""Seconds for which a browser keeps how somebody likes to read."""


@dataclass(slots=True)
class Office:
    """One desk that is open: its record, its people, and the key that lets in once, empty when it was used.

    `announce` tells whoever opened the desk of a new key.
    """

    records: Records
    people: People
    name: str
    is_team: bool
    key: str
    is_secure: bool
    now: Callable[[], datetime]
    fetches: bool
    announce: Callable[[str], None]
    headlines: Headlines
    order: Order

    def lets_in_by_key(self) -> bool:
        """Say whether a key is what one comes in by: alone, and in a team until somebody has an account."""
        return not self.is_team or not self.people.all()


def here(request: HTTPConnection) -> Office:
    """Give the desk that a request came to."""
    found: Office = request.app.state.place
    return found


def jobs_of(request: HTTPConnection) -> Jobs:
    """Give the jobs of the desk that a request came to."""
    found: Jobs = request.app.state.jobs
    return found
