"""Amounts as files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.tables.numbers import MAX_CENTS, Mark, from_float, infer_decimal_mark, parse_amount


@pytest.mark.parametrize(
    ("text", "cents", "sign", "direction", "currency"),
    [
        ("1,234.56", 123456, 0, 0, None),
        ("-1.234,56", 123456, -1, 0, None),
        ("1 234,56 €", 123456, 0, 0, "EUR"),
        ("1\u202f234,56", 123456, 0, 0, None),
        ("11'373.94", 1137394, 0, 0, None),
        ("1,23,456.78", 12345678, 0, 0, None),
        ("−R$ 19,98", 1998, -1, 0, "BRL"),
        ("+ £1,100.00", 110000, 1, 0, "GBP"),
        ("(45.00)", 4500, -1, 0, None),
        ("$(12.00)", 1200, -1, 0, None),
        ("45.00-", 4500, -1, 0, None),
        ("12.00 CR", 1200, 0, 1, None),
        ("12.00 (DR)", 1200, 0, -1, None),
        ("CR 45.00", 4500, 0, 1, None),
        ("100,00D", 10000, 0, -1, None),
        ("89,00 S", 8900, 0, -1, None),
        ("89,00 H", 8900, 0, 1, None),
        ("USD 12", 1200, 0, 0, "USD"),
        (".99", 99, 0, 0, None),
        ("-00000000001500.0000", 150000, -1, 0, None),
    ],
)
def test_an_amount_is_read_with_its_signs_letters_and_currency(
    text: str, cents: int, sign: int, direction: int, currency: str | None
) -> None:
    figure = parse_amount(text, infer_decimal_mark([text]))
    assert figure is not None
    assert (figure.cents, figure.sign, figure.direction) == (cents, sign, direction)
    assert figure.currency == currency


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1e400", "12 dec", "9" * 20, "01/02/2026", "1.2.3.4", "ABC 12", "12:30", "1" * 50],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


def test_figures_written_together_share_their_decimal_mark() -> None:
    assert infer_decimal_mark(["1.234", "5.678,90"]) == ","
    assert infer_decimal_mark(["1,234", "12.5"]) == "."
    assert infer_decimal_mark(["44.900", "1.500.000"]) == ","
    assert infer_decimal_mark(["1500.0000"]) == "."
    assert infer_decimal_mark(["100", "200"], "BR") == ","
    assert infer_decimal_mark(["100", "200"], "MX") == "."


def test_a_lone_separator_before_three_digits_parts_thousands() -> None:
    for text in ("44.900", "44,900"):
        figure = parse_amount(text, infer_decimal_mark([text]))
        assert figure is not None
        assert figure.cents == 4_490_000


def test_a_stray_figure_in_the_other_notation_is_understood() -> None:
    for text, mark in (("12,50", "."), ("12.50", ",")):
        figure = parse_amount(text, "." if mark == "." else ",")
        assert figure is not None
        assert figure.cents == 1250
    mixed = parse_amount("1.234,50", ".")
    assert mixed is not None
    assert mixed.cents == 123450


def test_a_spreadsheets_number_is_an_amount_unless_it_is_none() -> None:
    found = from_float(-15500.5)
    assert found is not None
    assert (found.cents, found.sign, found.places) == (1550050, -1, 2)
    for none in (float("nan"), float("inf"), -float("inf"), MAX_CENTS / 100.0):
        assert from_float(none) is None


@given(cents=st.integers(0, MAX_CENTS - 1), comma=st.booleans(), grouped=st.booleans())
def test_every_amount_reads_back(cents: int, comma: bool, grouped: bool) -> None:
    whole, fraction = divmod(cents, 100)
    text = f"{whole:,}.{fraction:02d}" if grouped else f"{whole}.{fraction:02d}"
    text = text.translate(str.maketrans(",.", ".,")) if comma else text
    figure = parse_amount(text, "," if comma else ".")
    assert figure is not None
    assert figure.cents == cents


@given(st.text(max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    figure = parse_amount(text, infer_decimal_mark([text]))
    assert figure is None or 0 <= figure.cents <= MAX_CENTS


@pytest.mark.parametrize(
    ("text", "mark", "cents", "currency"),
    [
        ("₦1,500.00", ".", 150000, "NGN"),
        ("-₡ 12.345,50", ",", 1234550, "CRC"),
        ("₲ 150.000", ",", 15000000, "PYG"),
        ("Bs. -1.500,00", ",", 150000, None),
        ("KSh 1,240.00", ".", 124000, "KES"),
        ("₿ 0.50", ".", 50, None),
        ("Lps. 80.00", ".", 8000, "HNL"),
    ],
)
def test_signs_of_currencies_are_read_or_passed_over(
    text: str, mark: Mark, cents: int, currency: str | None
) -> None:
    figure = parse_amount(text, mark)
    assert figure is not None
    assert (figure.cents, figure.currency) == (cents, currency)


def test_a_doubled_minus_is_a_minus() -> None:
    figure = parse_amount("--$21.78")
    assert figure is not None
    assert (figure.cents, figure.sign) == (2178, -1)
