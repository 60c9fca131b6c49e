"""What the desk does not let somebody do, told in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from runut.errors import Sentences, in_english, tell


class Refusal(HTTPException):
    """Who asks is not known, or may not; `detail` is the English of it, for a log."""

    def __init__(self, status: int, key: str, headers: Mapping[str, str] | None = None, **values: object) -> None:
        super().__init__(status, in_english(key, values), headers)
        self.key, self.values = key, values

    def told(self, by: Sentences) -> str:
        """Give the sentence in a language."""
        return tell(self.key, self.values, by)
