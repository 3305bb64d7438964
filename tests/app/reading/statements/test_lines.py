"""Lines, their words' places, and the amounts among them."""

import pytest

from app.reading.statements.lines import are_columns_kept, lines_of, notation_of


def amounts(text: str, country: str = "GB") -> list[int]:
    lines = lines_of(text)
    notation = notation_of(lines, country)
    return [
        amount.figure.cents * (amount.figure.sign or 1)
        for line in lines
        for amount in line.amounts(notation)
    ]


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("02/10/2026 Shop 12.50 487.50", "GB", [1250, 48750]),
        ("05 ABR Loja - Parcela 2/5 R$ 1.692,41", "BR", [169241]),
        ("Estorno −R$ 19,98", "BR", [-1998]),
        ("Refund (1.38) and 5.00-", "SG", [-138, -500]),
        ("PAGO EN LINEA 45.990 954.010", "CL", [4599000, 95401000]),
        ("Fee $5 of 12%", "US", [500]),
        ("Salary 1,00,000.00", "IN", [10000000]),
        ("LOJA 12 531,64", "BR", [53164]),
        ("CARTE 12 1 531,64", "FR", [153164]),
        ("card 1234 ref 20261002 at 10:30 rate 5.5%", "GB", []),
        ("Total 7.00 CR", "GB", [700]),
    ],
)
def test_amounts_are_told_from_codes_dates_and_rates(
    text: str, country: str, found: list[int]
) -> None:
    assert amounts(text, country) == found


def test_an_amount_knows_its_place() -> None:
    (line,) = lines_of("Shop      12.50 CR")
    (amount,) = line.amounts(notation_of([line], "GB"))
    assert line.text[amount.start : amount.end] == "12.50 CR"
    assert (amount.left, amount.right) == (40, 72)


def test_a_line_comes_apart_where_columns_do() -> None:
    (line,) = lines_of("Bill to   Ann Lee   x")
    assert [cell.text for cell in line.cells()] == ["Bill to", "Ann Lee", "x"]
    before, behind = line.cut(40)
    assert (before.text, behind.text) == ("Bill to", "Ann Lee x")


def test_a_form_feed_begins_a_page() -> None:
    assert [(line.page, line.text) for line in lines_of("a\n\n\fb\tc")] == [(0, "a"), (1, "b c")]


def test_wide_gaps_mean_columns() -> None:
    assert are_columns_kept(lines_of("a     b\nc     d"))
    assert not are_columns_kept(lines_of("a b\nc d"))
