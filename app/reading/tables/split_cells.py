"""Rejoin cells that a comma split, in files that do not quote amounts and words."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from app.reading.tables.columns import Layout
from app.reading.tables.grid import Cell, Grid, is_blank

_HEAD = re.compile(r"[-+(]{0,2}\s*(?:[^\W\d]{0,3}[.$]?|[^\w\s])\s*[-+]?\s*\d{1,3}")
_GROUP = re.compile(r"\d{3}")
_LAST_GROUP = re.compile(r"\d{3}(?:\.\d{1,2})?\)?\s*[-+]?")
# "-1.234,50" of a country with decimal commas.
_SPLIT_AMOUNT = re.compile(r"[-+]?(?:\d{1,9}|\d{1,3}(?:\.\d{3})+)\|\d{2}")
# Commas of one row that may be between thousands: three amounts of millions.
_MAX_COMMAS = 8


def rejoin_thousands(table: Grid, width: int) -> Grid:
    """Return the table with rows of more than `width` cells joined at thousands ("1" "500.00").

    Without headings (`width` 0) that is as many as the shortest row has. A row stays as it is where
    the surplus has another cause, or could be joined in several ways.
    """
    width = width or max(3, min((len(row) for row in table if len(row) > 1), default=3))
    return [_rejoin(row, width) if len(row) > width else row for row in table]


def _rejoin(row: list[Cell], width: int) -> list[Cell]:
    texts = [cell for cell in row if isinstance(cell, str)]
    if len(texts) < len(row):
        return row
    end = len(row)
    while end > width and is_blank(row[end - 1]):
        end -= 1
    # A blank cell at the end may be the last of the table, or one more than it has.
    for length in sorted({len(row), end}, reverse=True):
        if joined := _rejoin_to(texts[:length], width):
            return [*joined]
    return row


def _rejoin_to(texts: Sequence[str], width: int) -> list[str] | None:
    """Return the only way to join `texts` into `width` cells, None where there are none or more."""
    surplus = len(texts) - width
    places = list(_find_commas(texts))
    if not 0 < surplus <= len(places) <= _MAX_COMMAS:
        return None
    tries = (_join(texts, chosen) for chosen in combinations(places, surplus))
    options = [joined for joined in tries if joined]
    with_cents = [joined for joined in options if _has_cents_throughout(joined, texts)]
    best = with_cents or options
    return best[0] if len(best) == 1 else None


def _find_commas(texts: Sequence[str]) -> Iterator[int]:
    """Yield where a cell and the next one may be parts of one amount."""
    for at, (cell, after) in enumerate(pairwise(texts)):
        head = _HEAD.fullmatch(cell) or (_GROUP.fullmatch(cell) and at)
        if head and _LAST_GROUP.fullmatch(after):
            yield at


def _join(texts: Sequence[str], places: Sequence[int]) -> list[str] | None:
    """Return the cells with commas at `places`; None where that makes no amount of a cell."""
    cells: list[str] = []
    for at, text in enumerate(texts):
        if at and at - 1 in places:
            cells[-1] += f",{text}"
        else:
            cells.append(text)
    whole = (cell for cell in cells if "," in cell and cell not in texts)
    return cells if all(_is_amount(cell) for cell in whole) else None


def _is_amount(cell: str) -> bool:
    head, *groups, last = cell.split(",")
    between = all(_GROUP.fullmatch(group) for group in groups)
    return bool(_HEAD.fullmatch(head) and between and _LAST_GROUP.fullmatch(last))


def _has_cents_throughout(joined: Sequence[str], texts: Sequence[str]) -> bool:
    """Return whether no part of an amount is left alone, in a file that writes cents."""
    cents = any(re.search(r"\.\d\d\D*$", text) for text in texts)
    return not cents or not any(_HEAD.fullmatch(cell) and cell in texts for cell in joined)


def rejoin(cells: list[Cell], layout: Layout) -> list[Cell]:
    """Rejoin a row with more cells than headings: its amount or words had an unquoted comma."""
    surplus = len(cells) - len(layout.headings)
    while surplus > 0 and cells and is_blank(cells[-1]):
        cells, surplus = cells[:-1], surplus - 1
    if surplus <= 0 or not layout.headings or not all(isinstance(cell, str) for cell in cells):
        return cells
    texts = [str(cell) for cell in cells]
    if surplus == 1 and (split := _split_amount(texts, layout)) is not None:
        return [*texts[:split], f"{texts[split]},{texts[split + 1]}", *texts[split + 2 :]]
    for at in layout.descriptions[:1]:
        joined = ", ".join(texts[at : at + surplus + 1])
        return [*texts[:at], joined, *texts[at + surplus + 1 :]]
    return cells


def _split_amount(texts: list[str], layout: Layout) -> int | None:
    """Return where an amount such as "-45,90" was split at its unquoted comma."""
    for at in layout.money:
        if _SPLIT_AMOUNT.fullmatch("|".join(texts[at : at + 2])):
            return at
    return None
