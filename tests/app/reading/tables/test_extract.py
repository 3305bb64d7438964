"""The rows of a table, before their signs are decided."""

from datetime import date

from app.reading.tables.columns import detect_layout
from app.reading.tables.extract import extract_rows
from app.reading.tables.grid import Grid
from app.reading.tables.rows import TableRow
from tests.support.statements import person

HEADINGS = ("Date", "Description", "Amount", "Balance")


def rows_of(headings: tuple[str, ...], table: Grid, country: str = "GB") -> list[TableRow]:
    context = person(country)
    layout = detect_layout(headings, table, context.currency)
    assert layout is not None
    return extract_rows(table, layout, context)


def test_a_row_has_its_date_words_amount_and_balance() -> None:
    (row,) = rows_of(HEADINGS, [["02/10/2026", "Shop", "-5.00", "95.00"]])
    assert row == TableRow(date(2026, 10, 2), "Shop", 500, sign=-1, balance=9500)


def test_a_debit_and_a_credit_column_give_the_direction() -> None:
    headings = ("Date", "Description", "Debit", "Credit")
    table: Grid = [["02/10/2026", "Shop", "5.00", ""], ["03/10/2026", "Pay", "", "900.00"]]
    assert [row.direction for row in rows_of(headings, table)] == [-1, 1]


def test_a_stated_balance_is_kept_without_an_amount() -> None:
    table: Grid = [
        ["01/10/2026", "Opening balance", "", "100.00"],
        ["02/10/2026", "Shop", "-5.00", "95.00"],
    ]
    opening, shop = rows_of(HEADINGS, table)
    assert (opening.cents, opening.balance) == (0, 10000)
    assert shop.cents == 500


def test_what_has_not_happened_is_left_out() -> None:
    headings = ("Date", "Description", "Amount", "Status")
    table: Grid = [
        ["02/10/2026", "Shop", "-5.00", "Completed"],
        ["03/10/2026", "Bus", "-2.00", "Pending"],
    ]
    assert [row.description for row in rows_of(headings, table)] == ["Shop"]


def test_a_line_that_only_continues_the_words_is_joined_to_the_row_above() -> None:
    table: Grid = [["02/10/2026", "Shop", "-5.00", "95.00"], ["", "of London", "", ""]]
    assert [row.description for row in rows_of(HEADINGS, table)] == ["Shop of London"]


def test_an_amount_that_an_unquoted_comma_split_is_joined_again() -> None:
    table: Grid = [
        ["02/10/2026", "Padaria", "-1,50"],
        ["03/10/2026", "Mercado", "-45", "90"],
        ["04/10/2026", "Banca", "-2,25"],
    ]
    rows = rows_of(("Data", "Descrição", "Valor"), table, "BR")
    assert [row.cents for row in rows] == [150, 4590, 225]


def test_words_that_an_unquoted_comma_split_are_joined_again() -> None:
    table: Grid = [
        ["02/10/2026", "Shop", "-5.00"],
        ["03/10/2026", "Door", "Window", "-2.00"],
        ["04/10/2026", "Tea", "-3.00"],
    ]
    rows = rows_of(("Date", "Description", "Amount"), table)
    assert [row.description for row in rows] == ["Shop", "Door, Window", "Tea"]


def test_a_row_without_words_among_described_ones_is_reported_and_keeps_its_balance() -> None:
    table: Grid = [
        ["02/10/2026", "Shop", "-5.00", "95.00"],
        ["03/10/2026", "Bus", "-2.00", "93.00"],
        ["04/10/2026", "", "-4.00", "89.00"],
    ]
    *_, stated, unread = rows_of(HEADINGS, table)
    assert (stated.cents, stated.balance) == (0, 8900)
    assert (unread.unread, unread.description) == (True, "2026-10-04 -4.00")


def test_the_same_words_in_two_columns_are_written_once() -> None:
    headings = ("Date", "Payee", "Description", "Amount")
    table: Grid = [["02/10/2026", "Shop", "Card payment Shop", "-5.00"]]
    assert rows_of(headings, table)[0].description == "Card payment Shop"


def test_the_files_own_category_is_kept() -> None:
    headings = ("Date", "Description", "Category", "Amount")
    table: Grid = [["02/10/2026", "Kiosk", "Groceries", "-5.00"]]
    assert rows_of(headings, table)[0].category == "Groceries"


def test_a_row_whose_amount_cannot_be_read_is_returned_as_it_stands() -> None:
    table: Grid = [
        ["02/10/2026", "Shop", "-5.00", "95.00"],
        ["03/10/2026", "Kiosk", "-3.O0", ""],
        ["3#/10/2026", "Bus", "-2.00", ""],
        ["04/10/2026", "Note without money", "", ""],
    ]
    rows = rows_of(HEADINGS, table)
    assert [row.description for row in rows if row.unread] == [
        "03/10/2026 Kiosk -3.O0",
        "3#/10/2026 Bus -2.00",
    ]
    assert len(rows) == 3


def test_a_date_without_a_year_is_in_the_year_of_the_row_beside_it() -> None:
    headings = ("Date", "Description", "Amount")
    table: Grid = [
        ["30/12", "Gift", "-5.00"],
        ["02/01/2026", "Shop", "-5.00"],
        ["03/01", "Bus", "-2.00"],
    ]
    days = [row.day for row in rows_of(headings, table)]
    assert days == [date(2025, 12, 30), date(2026, 1, 2), date(2026, 1, 3)]


def test_dates_that_all_lack_a_year_end_with_the_period_of_the_file() -> None:
    table: Grid = [["30/12", "Gift", "-5.00"], ["02/01", "Shop", "-6.00"]]
    context = person("GB")
    layout = detect_layout(("Date", "Description", "Amount"), table, context.currency)
    assert layout is not None
    rows = extract_rows(table, layout, context, date(2024, 1, 31))
    assert [row.day for row in rows] == [date(2023, 12, 30), date(2024, 1, 2)]


def test_a_minus_in_a_column_of_credits_turns_its_row_around() -> None:
    headings = ("Date", "Description", "Debit", "Credit")
    table: Grid = [
        ["02/10/2026", "Shop", "5.00", ""],
        ["03/10/2026", "Pay", "", "900.00"],
        ["04/10/2026", "Pay taken back", "", "-900.00"],
    ]
    assert [row.direction for row in rows_of(headings, table)] == [-1, 1, -1]


def test_credits_that_all_have_a_minus_came_in() -> None:
    headings = ("Date", "Description", "Debit", "Credit")
    table: Grid = [
        ["02/10/2026", "Shop", "5.00", ""],
        ["03/10/2026", "Payment", "", "-90.00"],
        ["04/10/2026", "Refund", "", "-9.00"],
    ]
    assert [row.direction for row in rows_of(headings, table)] == [-1, 1, 1]


def test_an_only_column_of_money_in_is_signed_by_what_is_written() -> None:
    table: Grid = [["02/10/2026", "Shop", "-5.00"], ["03/10/2026", "Pay", "900.00"]]
    rows = rows_of(("Date", "Payee", "Inflow"), table)
    assert [(row.sign, row.direction) for row in rows] == [(-1, 0), (0, 0)]


def test_a_fee_is_read_beside_the_amount_and_not_where_that_is_net() -> None:
    table: Grid = [["02/10/2026", "Shop", "-5.00", "0.25"], ["03/10/2026", "Bar", "-7.00", ""]]
    assert [row.fee for row in rows_of(("Date", "Payee", "Amount", "Fee"), table)] == [25, 0]
    assert [row.fee for row in rows_of(("Date", "Payee", "Net amount", "Fee"), table)] == [0, 0]


def test_a_row_that_is_dated_pending_is_neither_booked_nor_unread() -> None:
    table: Grid = [["02/10/2026", "Shop", "-5.00", ""], ["Pending", "Bus", "-2.00", ""]]
    assert len(rows_of(HEADINGS, table)) == 1


def test_a_currency_in_the_heading_is_stronger_than_the_column_of_another_amount() -> None:
    headings = ("Fecha", "Comercio", "Importe original", "Divisa", "Importe EUR")
    table: Grid = [["04/10/2026", "Shop", "10,00", "USD", "9,21"]]
    (row,) = rows_of(headings, table, "ES")
    assert (row.cents, row.currency) == (921, "EUR")


def test_the_currency_right_of_an_original_amount_is_not_that_of_the_amount() -> None:
    headings = ("Date", "Description", "Original amount", "Currency", "Amount")
    table: Grid = [["02/10/2026", "Shop", "10.00", "USD", "-9.21"]]
    assert rows_of(headings, table)[0].currency is None


def test_an_amount_held_in_a_column_of_states_has_not_moved() -> None:
    headings = ("Fecha", "Comercio", "Estado", "Importe")
    table: Grid = [
        ["03/10/2026", "Bar", "Liquidada", "18,40"],
        ["05/10/2026", "Hotel", "Retenida", "150,00"],
    ]
    assert [row.description for row in rows_of(headings, table, "ES")] == ["Bar"]
