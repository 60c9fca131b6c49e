"""Put what a bench measured where docs/accuracy.md shows it: between the two comments that bear the bench's name."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"


def keep(name: str, text: str) -> None:
    """Write a part of the page anew; the comments `<!-- NAME: ... -->` and `<!-- end of NAME -->` stay."""
    page = FILE.read_text(encoding="utf-8")
    FILE.write_text(replaced(page, name, text), encoding="utf-8")


def replaced(page: str, name: str, text: str) -> str:
    """Give a page with other words in one part; a part that it has not raises ValueError.

    >>> print(replaced("<!-- speed: by hand -->\\n\\n3\\n\\n<!-- end of speed -->", "speed", "4"))
    <!-- speed: by hand -->
    <BLANKLINE>
    4
    <BLANKLINE>
    <!-- end of speed -->
    """
    begin = page.index("-->", page.index(f"<!-- {name}: ")) + len("-->")
    end = page.index(f"<!-- end of {name} -->")
    return f"{page[:begin]}\n\n{text}\n\n{page[end:]}"
