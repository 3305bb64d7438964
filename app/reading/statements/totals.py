"""Compare the movements with the totals that a statement prints."""

from collections.abc import Sequence
from dataclasses import replace

from app.reading.statements.lines import Notation, StatementLine
from app.reading.tables.rows import Movement
from app.reading.tables.signs import CONFIRMED
from app.reading.tables.vocabulary import is_balance_line, states_balance

# Subtracted from the certainty where totals are printed and none fits: rows may be missing or
# wrong.
_MISMATCH_PENALTY = 0.15
_MIN_MOVEMENTS = 2


def check_against_totals(
    movements: Sequence[Movement], lines: Sequence[StatementLine], notation: Notation
) -> list[Movement]:
    """Return the movements with more certainty where a printed total fits, less where none does.

    The totals of money out, of money in and of both are compared. A single movement is left as it
    is, because its total only repeats it.
    """
    printed = _find_printed_totals(lines, notation)
    if len(movements) < _MIN_MOVEMENTS or not printed:
        return list(movements)
    outgoing = -sum(movement.cents for movement in movements if movement.cents < 0)
    incoming = sum(movement.cents for movement in movements if movement.cents > 0)
    # A card's totals exclude the payment of the previous bill.
    spent = -sum(movement.cents for movement in movements if not movement.transfer)
    proved = {
        abs(total) for total in (outgoing, incoming, incoming - outgoing, spent) if total
    } & printed
    if proved:
        return [
            replace(movement, certainty=max(movement.certainty, CONFIRMED))
            for movement in movements
        ]
    if all(movement.certainty >= CONFIRMED for movement in movements):
        return list(movements)
    return [
        replace(movement, certainty=max(movement.certainty - _MISMATCH_PENALTY, 0.5))
        for movement in movements
    ]


def _find_printed_totals(lines: Sequence[StatementLine], notation: Notation) -> set[int]:
    """Return the totals (cents) on lines that name one."""
    totals = (line for line in lines if is_balance_line(line.text))
    return {
        amount.figure.cents
        for line in totals
        if not states_balance(line.text)
        for amount in line.find_amounts(notation)
        if amount.figure.cents
    }
