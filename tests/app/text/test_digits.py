"""Numbers in digits, as every country writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.digits import Number, find_digits, number_of


def values(text: str, country: str = "US") -> list[str]:
    """Return the values found, as text."""
    return [str(number.value) for number in find_digits(text, country)]


@pytest.mark.parametrize(
    ("written", "country", "value"),
    [
        ("1,234.56", "US", "1234.56"),
        ("1.234,56", "BR", "1234.56"),
        ("1 234,56", "ES", "1234.56"),
        ("1'234.50", "", "1234.50"),
        ("45,5", "BR", "45.5"),
        ("45.5", "BR", "45.5"),
        ("12.345", "CO", "12345"),
        ("12,345", "MX", "12345"),
        ("1,50,000", "IN", "150000"),
        ("1.200.000", "CL", "1200000"),
        ("1234", "US", "1234"),
        ("0.500", "US", "0.500"),
        ("1,234,56", "US", "1234.56"),
        ("1 234 567", "", "1234567"),
    ],
)
def test_a_number_is_read_with_its_separators(written: str, country: str, value: str) -> None:
    assert values(written, country) == [value]


@pytest.mark.parametrize(("written", "country"), [("2.500", "US"), ("2,500", "BR")])
def test_three_digits_after_the_decimal_mark_are_thousands_in_doubt(
    written: str, country: str
) -> None:
    (number,) = find_digits(written, country)
    assert number.value == 2500
    assert number.doubtful


def test_three_digits_after_the_thousands_mark_are_no_doubt() -> None:
    assert not number_of("2.500", "BR").doubtful


def test_blanks_part_thousands_only_where_more_says_so() -> None:
    assert values("model 12 700") == ["12", "700"]
    assert values("1 700 euros", "ES") == ["1700"]
    assert values("€ 1 700", "ES") == ["1700"]


def test_a_fraction_may_stand_without_its_zero() -> None:
    assert values("gum .75") == ["0.75"]


@pytest.mark.parametrize("text", ["1.2.3", "1" * 25, "no digits"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert values(text) == []


def test_its_place_and_its_decimals_are_told() -> None:
    assert find_digits("tea 2.50", "GB") == [Number(4, 8, Decimal("2.50"), 2)]


@given(st.integers(0, 10**9 - 1), st.sampled_from([("US", ",", "."), ("BR", ".", ",")]))
def test_cents_come_back_as_they_were_written(cents: int, style: tuple[str, str, str]) -> None:
    country, thousands, decimal = style
    whole = f"{cents // 100:,}".replace(",", thousands)
    written = f"{whole}{decimal}{cents % 100:02d}"
    assert values(written, country) == [str(Decimal(cents) / 100 + Decimal("0.00"))]


@given(st.text(alphabet="0123456789., '", max_size=60))
def test_any_jumble_of_digits_is_survived(text: str) -> None:
    assert all(number.value >= 0 for number in find_digits(text, "MX"))
