"""Movements made drafts."""

from datetime import date, timedelta

from app.reading.tables.booking import build_reading, make_direction_guesser
from app.reading.tables.rows import Movement
from tests.support.statements import TODAY, person

DAY = date(2026, 10, 2)


def test_money_out_is_an_expense_and_money_in_income() -> None:
    out, into = build_reading(
        [
            Movement(DAY, "KIOSK ALPHA", -1250, None, 0.95),
            Movement(DAY, "EMPLOYER", 500, "EUR", 0.9),
        ],
        person("MX"),
    ).drafts
    assert (out.kind, out.amount_cents, out.currency) == ("expense", 1250, "MXN")
    assert (into.kind, into.category, into.currency) == ("income", "income", "EUR")
    assert into.confidence == 0.9
    assert out.description == "Kiosk Alpha"
    assert out.category != "income"


def test_a_transfer_keeps_its_direction_in_its_category() -> None:
    out, into = build_reading(
        [
            Movement(DAY, "To savings", -5, None, 0.95, transfer=True),
            Movement(DAY, "From savings", 5, None, 0.95, transfer=True),
        ],
        person(),
    ).drafts
    assert {out.kind, into.kind} == {"transfer"}
    assert (out.category, into.category) == ("other", "income")


def test_the_period_is_that_of_the_rows() -> None:
    reading = build_reading(
        [Movement(DAY + timedelta(days=at), "x", -5, None, 0.9) for at in (3, 0, 9)], person()
    )
    assert reading.period == (DAY, DAY + timedelta(days=9))


def test_words_that_tidying_would_leave_nothing_of_stay_as_they_are() -> None:
    (draft,) = build_reading(
        [Movement(DAY, "Pagamento em 08 ABR", 5, None, 0.9)], person("BR")
    ).drafts
    assert draft.description == "Pagamento em 08 ABR"


def test_a_movement_without_words_is_called_by_the_files_category_or_a_dash() -> None:
    named, silent = build_reading(
        [Movement(DAY, "", -5, None, 0.9, category="Clothes"), Movement(DAY, "", -5, None, 0.9)],
        person(),
    ).drafts
    assert (named.description, named.category) == ("Clothes", "clothing")
    assert silent.description == "–"


def test_the_files_category_is_used_where_words_show_none() -> None:
    movement = Movement(DAY, "QZXW 4411", -5, None, 0.9, category="Transporte")
    (draft,) = build_reading([movement], person("BR")).drafts
    assert draft.category == "transport"


def test_days_out_of_all_reason_are_left_out() -> None:
    far = [TODAY + timedelta(days=500), date(1960, 1, 1)]
    reading = build_reading([Movement(day, "x", -5, None, 0.9) for day in far], person())
    assert reading.problem == "no_statement"


def test_words_vote_before_merchants_do() -> None:
    votes = make_direction_guesser(person())
    assert votes("ACME PAYROLL") == 1
    assert votes("ATM WITHDRAWAL") == -1
    assert votes("QZXW") == 0


def test_rows_that_could_not_be_read_are_counted_and_the_first_five_shown() -> None:
    movements = [Movement(DAY, "a", -5, None, 0.9), Movement(date(1899, 1, 1), "b", -5, None, 0.9)]
    reading = build_reading(movements, person(), [f"row {at}" for at in range(6)])
    assert len(reading.drafts) == 1
    assert reading.unread.count == 7
    assert reading.unread.rows == ("row 0", "row 1", "row 2", "row 3", "row 4")
    all_shown = build_reading(movements, person()).unread
    assert all_shown.rows == ("1899-01-01 b -0.05",)
