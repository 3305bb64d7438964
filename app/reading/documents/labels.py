"""Find labels on a printed page, and the amount or the date that belongs to each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.reading.statements.lines import COLUMN_GAP, Notation, StatementAmount, StatementLine
from app.reading.tables import dates
from app.reading.tables.dates import Order
from app.reading.tables.numbers import TableNumber
from app.reading.tables.vocabulary import any_of
from app.text.tokens import fold_words

# A value is at most 3 lines below its label, and at most 24 points to the side.
_LINES_BELOW = 3
_TOLERANCE = 24


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a line: the line's index, its span in the line's text, its rank (0 is surest)."""

    line_index: int
    start: int
    end: int
    rank: int


Words = tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]
"""Labels of one kind: their ranks, their pattern, and that of longer labels which bar them."""


def make_words(labels: Sequence[str], weak: Sequence[str], never: Sequence[str]) -> Words:
    """Return labels in the order of their reliability, then `weak` ones, which are all equal."""
    ranks = {phrase: rank for rank, phrase in enumerate(labels)}
    ranks |= dict.fromkeys(weak, len(labels))
    return ranks, any_of(ranks), any_of(never)


def find_labels(lines: Sequence[StatementLine], words: Words) -> Iterator[Label]:
    """Find the labels of one kind on all lines, except within longer labels of another kind."""
    ranks, wanted, never = words
    for line_index, line in enumerate(lines):
        folded, positions = _fold_with_positions(line)
        barred = [range(*found.span()) for found in never.finditer(folded)]
        for found in wanted.finditer(folded):
            if any(found.start() in span for span in barred):
                continue
            start, end = positions[found.start()], positions[found.end() - 1] + 1
            yield Label(line_index, start, end, ranks[found[0]])


def _fold_with_positions(line: StatementLine) -> tuple[str, list[int]]:
    """Return the folded line, and the position in the line's text of each of its characters."""
    folded: list[str] = []
    positions: list[int] = []
    for found in re.finditer(r"[^\W_]+", line.text):
        word = fold_words(found[0])
        if folded:
            folded.append(" ")
            positions.append(found.start())
        folded.append(word)
        positions += [min(found.start() + i, found.end() - 1) for i in range(len(word) - 1)]
        positions += [found.end() - 1] * bool(word)
    return "".join(folded), positions


def find_amount_at_label(
    lines: Sequence[StatementLine], label: Label, notation: Notation, *, whole: bool
) -> TableNumber | None:
    """Return the amount that belongs to a label: after it on the line, else below it.

    With `whole`, for labels as general as "Total", only a currency may stand between label and
    amount, and the last of several amounts counts: quantities and partial sums come first.
    """
    line = lines[label.line_index]
    after = [amount for amount in line.find_amounts(notation) if amount.start >= label.end]
    if after:
        between = line.text[label.end : after[0].start]
        if whole and re.search(r"[^\W\d_]{4,}", between):
            return None
        return after[-1 if whole else 0].figure
    if whole and re.search(r"[^\W\d_]{4,}", line.text[label.end :]):
        return None
    for below in lines[label.line_index + 1 : label.line_index + 1 + _LINES_BELOW]:
        if below.page != line.page:
            break
        if near := _find_amount_below(line, label, below.find_amounts(notation)):
            return near.figure
    return None


def _find_amount_below(
    line: StatementLine, label: Label, amounts: Sequence[StatementAmount]
) -> StatementAmount | None:
    """Return the amount below a label, within the box up to the next label or else nearby."""
    left, right = line.span(label.start, label.end)
    following = [word.left for word in line.words if word.left > right]
    box_end = min(following, default=float("inf"))
    boxed = [a for a in amounts if left - COLUMN_GAP <= (a.left + a.right) / 2 < box_end]
    near = [a for a in amounts if a.right > left - _TOLERANCE and a.left < right + _TOLERANCE]
    return min(boxed or near, key=lambda amount: abs(amount.right - right), default=None)


def find_day_at_label(
    lines: Sequence[StatementLine], label: Label, order: Order, never: re.Pattern[str]
) -> date | None:
    """Return the date after a label on its line, else below it; none that `never` labels."""
    line = lines[label.line_index]
    after = line.text[label.end :].lstrip(" :.-–")
    if one := dates.parse_at_start(after):
        return dates.to_date(one, order) if one.year else None
    for one in dates.find_all(after[:60]):
        if not never.search(fold_words(after[:60])):
            return dates.to_date(one, order)
    left, right = line.span(label.start, label.end)
    for below in lines[label.line_index + 1 : label.line_index + 1 + _LINES_BELOW]:
        for word, start in zip(below.words, below.starts, strict=True):
            if word.right > left - _TOLERANCE and word.left < right + _TOLERANCE:
                one = dates.parse_at_start(below.text[start:])
                if one and one.year:
                    return dates.to_date(one, order)
    return None
