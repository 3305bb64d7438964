"""Split pages of statements that print two tables side by side."""

import re
from collections.abc import Iterable

from app.reading.statements.lines import StatementLine
from app.reading.tables import dates


def split_side_by_side(lines: Iterable[StatementLine]) -> list[StatementLine]:
    """Return the lines with pages that print two tables side by side split, the left one first.

    Such a page has a second date after an amount, at the same position on at least three lines.
    """
    pages: dict[int, list[StatementLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return [line for page in pages.values() for line in _split_page(page)]


def _split_page(page: list[StatementLine]) -> list[StatementLine]:
    seconds = [second for line in page if (second := _find_second_row(line)) is not None]
    if len(seconds) < 3 or max(seconds) - min(seconds) > 12:
        return page
    gutter = min(seconds) - 2
    halves = [line.split_at(gutter) for line in page]
    return [half for side in (0, 1) for halved in halves if (half := halved[side]).words]


def _find_second_row(line: StatementLine) -> float | None:
    """Return where a second row begins on a line that already has one with its amount."""
    if not dates.parse_at_start(line.text):
        return None
    for word, at in zip(line.words[3:], line.starts[3:], strict=False):
        rest = line.text[at:]
        before = line.text[:at].rstrip()
        if dates.parse_at_start(rest) and re.search(r"\d[.,]\d{2}\)?-?$", before) and " " in rest:
            return word.left
    return None
