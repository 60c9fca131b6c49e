"""One page that trips us must not cost the others: its article, or why there is none."""

from __future__ import annotations

from runut.clean import clean
from runut.clean.identity import UnreadableError
from runut.errors import RunutError
from runut.model import Article, Page, Skipped


def attempt(page: Page) -> Article | Skipped:
    """Label a page, or say why that cannot be done; what a person must mend is still raised."""
    try:
        return clean(page)
    except RunutError:
        raise  # a broken pack is the same for every page
    except UnreadableError as error:
        return Skipped(page.source, "clean", str(error))
    except MemoryError:
        return Skipped(page.source, "clean", "it needs more memory than one page may have")
    # Not `error` once more: compiled code holds a name to the first type that it has.
    except Exception as fault:  # noqa: BLE001 - the twin of the one in pipeline.py, which stands around extract
        return Skipped(page.source, "clean", f"{type(fault).__name__}: {' '.join(str(fault).split())[:200]}")
