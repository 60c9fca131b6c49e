"""The web desk: the record to look at, check and correct, on this machine or for a team."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from runut import __version__
from runut.desk import answers, api, assets, doors, pages
from runut.desk.guard import Guard, Headers
from runut.desk.headlines import Headlines
from runut.desk.jobs import Jobs
from runut.desk.order import Order
from runut.desk.people import People
from runut.desk.place import Office
from runut.desk.records import Records
from runut.desk.speech import Remembering
from runut.store import address

THREADS = 12
"""So many requests are worked at once: more only wait for one another, as Python lets one thread go on at a time."""

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""By what name the desk lets itself be called: another could be a page elsewhere that points at this machine."""


def _silent(_: str) -> None:
    """Tell nobody of a new key."""


def app(
    record: Path | str,
    *,
    name: str = "local",
    is_team: bool = False,
    key: str | None = None,
    codebook: str = "house",
    hosts: tuple[str, ...] = HOSTS,
    is_secure: bool = False,
    fetches: bool = False,
    announce: Callable[[str], None] = _silent,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FastAPI:
    """Make the desk of a record; its people, tokens and jobs stand in a file beside it, of a database in this folder.

    Alone, `key` opens it once, for the person called `name`. A team's people come with their passwords; there the key
    lets in whoever is to make the first account. `is_secure` says that it is reached by https, `fetches` that it may
    fetch addresses which it is given. `announce` hears of the key that is made when somebody signs out whom only a key
    lets in again.
    Raises StoreError when the record or the file beside it cannot be opened.
    """
    where = str(record)
    beside = Path(address.name(where))
    place = Office(
        records=Records(where, codebook),
        people=People(beside.with_name(f"{beside.name}.desk")),
        name=name,
        is_team=is_team,
        key=key or secrets.token_urlsafe(24),
        is_secure=is_secure,
        now=now,
        fetches=fetches,
        announce=announce,
        headlines=Headlines(),
        order=Order(),
    )
    made = _answering(hosts)
    made.state.place = place
    made.state.jobs = Jobs(where, beside, place.people, now, fetches=fetches)
    return made


def _answering(hosts: tuple[str, ...]) -> FastAPI:
    """Make a desk that knows every address, and no record yet."""
    made = _bare(hosts)
    answers.add_handlers(made)
    made.include_router(doors.router)
    made.include_router(api.router, prefix="/api")
    made.include_router(pages.router)
    made.mount("/static", assets.app(), name="static")
    return made


def _bare(hosts: tuple[str, ...]) -> FastAPI:
    """Make the frame: what stands around every answer, and no answer yet."""
    return FastAPI(
        title="Runut",
        version=__version__,
        summary="What was reported: every figure with its bounds, its source and the words it stands on.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
        default_response_class=answers.Json,
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Guard),
            Middleware(Remembering),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        ],
    )


@asynccontextmanager
async def _lifespan(made: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    made.state.jobs.start()
    try:
        yield
    finally:
        made.state.jobs.stop()
        made.state.place.records.close()
        made.state.place.people.close()
