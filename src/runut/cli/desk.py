"""`runut desk`: the record in a browser."""

from __future__ import annotations

import gc
import getpass
import secrets
import socket
import sys
from collections.abc import Callable

import click

from runut.cli._command import command, db, option
from runut.cli._say import pack
from runut.errors import MissingExtraError, SourceError, why
from runut.settings import Settings

_SWEPT_AFTER = 20_000
"""Objects more until Python looks for rings of them: every page that is printed leaves some (Jinja's macros)."""


@command
@db()
@option("--port", type=click.IntRange(0, 65535), default=8310, metavar="NUMBER", help="opt_port")
@option("--host", default="127.0.0.1", metavar="ADDRESS", help="opt_host")
@option("--name", multiple=True, metavar="NAME", help="opt_host_name")
@option("--team", is_flag=True, help="opt_team")
@option("--https", is_flag=True, help="opt_https")
@option("--fetch", is_flag=True, help="opt_fetch")
@option("--codebook", metavar="NAME", help="opt_codebook")
@option("--quiet", is_flag=True, help="opt_quiet")
@click.pass_obj
def run(
    settings: Settings,
    db: str | None,
    port: int,
    host: str,
    name: tuple[str, ...],
    team: bool,
    https: bool,
    fetch: bool,
    codebook: str | None,
    quiet: bool,
) -> None:
    """Open the desk."""
    try:
        import uvicorn

        from runut.desk import HOSTS, app
    except ModuleNotFoundError as error:
        raise MissingExtraError("needs_desk", name=error.name) from None
    key = secrets.token_urlsafe(24)
    listening = _listening(host, port)
    opened, again = (_announcing(pack().messages.cli[name], host, listening) for name in ("desk_open", "desk_again"))
    made = app(db or settings.db, name=getpass.getuser(), is_team=team, key=key, hosts=(*HOSTS, *name),
               codebook=codebook or settings.codebook, is_secure=https, fetches=fetch or settings.fetch,
               announce=again)  # fmt: skip
    if not (quiet or settings.quiet):
        opened(key)
    # With Python's own 5 ms each, eight searches at once would keep a decision waiting for 40 ms at every turn.
    sys.setswitchinterval(0.001)
    # As seldom as while reading, what waits to be found grows by 20 MB in half an hour.
    gc.set_threshold(_SWEPT_AFTER)
    config = uvicorn.Config(made, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listening])


def _announcing(said: str, host: str, listening: socket.socket) -> Callable[[str], None]:
    """Give what tells the person at the terminal of a link; the language is the one that is spoken now."""
    where = f"{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    return lambda key: click.echo(said.format(url=f"http://{where}/in?key={key}"))


def _listening(host: str, port: int) -> socket.socket:
    """Take the port before anything is said of it."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise SourceError("not_listening", host=host, port=port, why=why(error)) from None
