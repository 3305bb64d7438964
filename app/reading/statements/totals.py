"""The sums that a statement prints of itself, and whether the movements read add up to one."""

from collections.abc import Sequence
from dataclasses import replace

from app.reading.statements.lines import Line, Notation
from app.reading.tables.rows import Movement
from app.reading.tables.signs import CONFIRMED
from app.reading.tables.vocabulary import is_balance_line, states_balance

# Sums are printed that do not add up to what was read: some rows may be missing, or wrong.
_DOUBT = 0.15
_LEAST = 2


def checked(
    movements: Sequence[Movement], lines: Sequence[Line], notation: Notation
) -> list[Movement]:
    """The movements, surer where their sums are printed, less sure where other sums are.

    What went out, what came in or what both come to is compared; below two movements a sum says
    nothing that the row itself doesn't.
    """
    printed = _printed(lines, notation)
    if len(movements) < _LEAST or not printed:
        return list(movements)
    out = -sum(one.cents for one in movements if one.cents < 0)
    into = sum(one.cents for one in movements if one.cents > 0)
    # A card's sums leave out its own bill being paid.
    spent = -sum(one.cents for one in movements if not one.transfer)
    proved = {abs(total) for total in (out, into, into - out, spent) if total} & printed
    if proved:
        return [replace(one, certainty=max(one.certainty, CONFIRMED)) for one in movements]
    if all(one.certainty >= CONFIRMED for one in movements):
        return list(movements)
    return [replace(one, certainty=max(one.certainty - _DOUBT, 0.5)) for one in movements]


def _printed(lines: Sequence[Line], notation: Notation) -> set[int]:
    """The sums in cents on lines that are totals by their words."""
    totals = (line for line in lines if is_balance_line(line.text))
    return {
        amount.figure.cents
        for line in totals
        if not states_balance(line.text)
        for amount in line.amounts(notation)
        if amount.figure.cents
    }
