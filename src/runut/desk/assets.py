"""Style and scripts under addresses that hold their content's hash, so that a browser asks for each once."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from runut.desk.refusal import Refusal

_FOR_EVER = "public, max-age=31536000, immutable"


def href(name: str) -> str:
    """Give the address of a file of the room `assets`."""
    return f"/static/{_digest(name)}/{name}"


def app() -> StaticFiles:
    """Give the application that serves them."""
    return _Hashed(directory=_folder())


class _Hashed(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        digest, _, name = path.replace(os.sep, "/").partition("/")
        if not _is_there(name) or digest != _digest(name):
            raise Refusal(404, "no_asset")
        response = await super().get_response(name, scope)
        response.headers["cache-control"] = _FOR_EVER
        return response


def _folder() -> Path:
    return Path(str(resources.files("runut.assets")))


def _is_there(name: str) -> bool:
    file = (_folder() / name).resolve()
    return file.is_relative_to(_folder().resolve()) and file.is_file() and file.suffix != ".py"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((_folder() / name).read_bytes()).hexdigest()[:16]
