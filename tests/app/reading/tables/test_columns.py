"""What each column of a table is, by its heading and by its contents."""

from app.reading.tables.columns import Layout, detect_layout
from app.reading.tables.grid import Grid

ROWS: Grid = [["02/10/2026", "Shop", "-5.00", "95.00"], ["03/10/2026", "Bus", "-2.00", "93.00"]]


def layout_of(headings: tuple[str, ...], rows: Grid, currency: str = "GBP") -> Layout:
    layout = detect_layout(headings, rows, currency)
    assert layout is not None
    return layout


def test_headings_name_the_columns() -> None:
    layout = layout_of(("Date", "Description", "Amount", "Balance"), ROWS)
    assert (layout.dates, layout.descriptions) == ((0,), (1,))
    assert (layout.amount, layout.balance) == (2, 3)
    assert layout.money == (2, 3)


def test_a_table_without_dates_or_without_money_has_no_layout() -> None:
    assert detect_layout(("Name", "Amount"), [["Shop", "5.00"]], "GBP") is None
    assert detect_layout(("Date", "Name"), [["02/10/2026", "Shop"]], "GBP") is None


def test_without_headings_the_balance_is_the_column_that_the_amounts_change() -> None:
    rows: Grid = [
        ["02/10/2026", "Shop", "95.00", "5.00"],
        ["03/10/2026", "Bus", "93.00", "2.00"],
        ["04/10/2026", "Tea", "89.00", "4.00"],
    ]
    layout = layout_of((), rows)
    assert (layout.amount, layout.balance) == (3, 2)


def test_without_headings_two_columns_that_are_never_both_filled_are_debit_and_credit() -> None:
    rows: Grid = [["02/10/2026", "Shop", "5.00", ""], ["03/10/2026", "Pay", "", "900.00"]]
    layout = layout_of((), rows)
    assert (layout.amount, layout.debit, layout.credit) == (None, 2, 3)


def test_of_amounts_in_several_currencies_the_persons_own_is_taken() -> None:
    rows: Grid = [["02/10/2026", "Shop", "5,00", "27,50"]]
    headings = ("Data", "Descrição", "Valor (US$)", "Valor (R$)")
    assert layout_of(headings, rows, "BRL").amount == 3
    assert layout_of(headings, rows, "USD").amount == 2


def test_of_an_amount_and_a_pair_the_one_that_is_filled_more_stays() -> None:
    headings = ("Date", "Description", "Amount", "Debit", "Credit")
    pair: Grid = [["02/10/2026", "A", "", "5.00", ""], ["03/10/2026", "B", "1.00", "", "7.00"]]
    layout = layout_of(headings, pair)
    assert (layout.amount, layout.debit, layout.credit) == (None, 3, 4)


def test_a_merged_heading_belongs_to_the_column_with_the_numbers() -> None:
    rows: Grid = [["02/10/2026", "Shop", "", "-5.00"], ["03/10/2026", "Bus", "", "-2.00"]]
    assert layout_of(("Date", "Description", "Amount", ""), rows).amount == 3


def test_footers_do_not_decide_what_a_column_is() -> None:
    footers: Grid = [["", "Total", "see below", ""]] * 9
    assert layout_of(("Date", "Description", "Amount", "Balance"), [*ROWS, *footers]).amount == 2
