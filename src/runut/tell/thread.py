"""Numbers inside a sentence, each led back to the statement that it repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runut.tell.said import Said

Piece = tuple[str, str | None]


def thread(text: str, statements: Sequence[Said]) -> tuple[Piece, ...]:
    """Cut a sentence where it names statements, number before voice; each piece with the figure it leads to."""
    figures = {f"{said.quantity} (".casefold(): said.figure for said in statements}
    figures |= {f"“{said.quantity}” (".casefold(): said.figure for said in statements}
    return tuple(_pieces(text, {words: name for words, name in figures.items() if words.strip(" (“”")}))


def _pieces(text: str, figures: dict[str, str]) -> Iterator[Piece]:
    folded, start, at = text.casefold(), 0, 0
    if len(folded) != len(text):  # a letter that folds to two would shift every place
        folded = text
    ranked = sorted(figures, key=len, reverse=True)
    while at < len(text):
        is_start = at == 0 or not text[at - 1].isalnum()
        words = next((one for one in ranked if is_start and folded.startswith(one, at)), None)
        if words is None:
            at += 1
            continue
        if start < at:
            yield text[start:at], None
        start = at + len(words) - 2
        yield text[at:start], figures[words]
        at = start
    yield text[start:], None
