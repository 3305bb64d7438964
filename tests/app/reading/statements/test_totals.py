"""Printed sums confirm what was read, or put it in doubt."""

from datetime import date

from app.reading.statements.lines import infer_notation, parse_lines
from app.reading.statements.totals import check_against_totals
from app.reading.tables.rows import Movement
from app.reading.tables.signs import CONFIRMED

MOVEMENTS = [
    Movement(date(2026, 10, 2), "Shop", -1000, None, 0.8),
    Movement(date(2026, 10, 3), "Bus", -500, None, 0.8),
    Movement(date(2026, 10, 4), "Refund", 200, None, 0.8),
]


def certainties(text: str, movements: list[Movement]) -> set[float]:
    lines = parse_lines(text)
    found = check_against_totals(movements, lines, infer_notation(lines, "GB"))
    assert [one.cents for one in found] == [one.cents for one in movements]
    return {round(one.certainty, 2) for one in found}


def test_a_sum_that_agrees_confirms() -> None:
    for text in ("Total purchases 15.00", "Total credits 2.00", "Total due 13.00"):
        assert certainties(text, MOVEMENTS) == {CONFIRMED}


def test_a_sum_that_differs_is_a_doubt() -> None:
    assert certainties("Total purchases 99.00", MOVEMENTS) == {0.65}


def test_what_the_balance_has_proved_is_not_doubted() -> None:
    proved = [one.__class__(one.day, "x", one.cents, None, CONFIRMED) for one in MOVEMENTS]
    assert certainties("Total purchases 99.00", proved) == {CONFIRMED}


def test_without_sums_or_with_a_single_row_nothing_changes() -> None:
    assert certainties("Closing balance 15.00", MOVEMENTS) == {0.8}
    assert certainties("Total purchases 99.00", MOVEMENTS[:1]) == {0.8}
