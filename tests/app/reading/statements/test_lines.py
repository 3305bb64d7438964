"""Lines, their words' places, and the amounts among them."""

import pytest

from app.reading.statements.lines import has_columns, infer_notation, parse_lines, split_glued


def amounts(text: str, country: str = "GB") -> list[int]:
    lines = parse_lines(text)
    notation = infer_notation(lines, country)
    return [
        amount.figure.cents * (amount.figure.sign or 1)
        for line in lines
        for amount in line.find_amounts(notation)
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
def test_amounts_are_distinguished_from_codes_dates_and_rates(
    text: str, country: str, found: list[int]
) -> None:
    assert amounts(text, country) == found


def test_an_amount_knows_its_place() -> None:
    (line,) = parse_lines("Shop      12.50 CR")
    (amount,) = line.find_amounts(infer_notation([line], "GB"))
    assert line.text[amount.start : amount.end] == "12.50 CR"
    assert (amount.left, amount.right) == (40, 72)


def test_a_line_is_split_at_the_gaps_between_columns() -> None:
    (line,) = parse_lines("Bill to   Ann Lee   x")
    assert [cell.text for cell in line.split_cells()] == ["Bill to", "Ann Lee", "x"]
    before, behind = line.split_at(40)
    assert (before.text, behind.text) == ("Bill to", "Ann Lee x")


def test_a_form_feed_begins_a_page() -> None:
    assert [(line.page, line.text) for line in parse_lines("a\n\n\fb\tc")] == [(0, "a"), (1, "b c")]


def test_wide_gaps_mean_columns() -> None:
    assert has_columns(parse_lines("a     b\nc     d"))
    assert not has_columns(parse_lines("a b\nc d"))


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        ("03/04/2026CORNER BAKERY -2.50", "03/04/2026 CORNER BAKERY -2.50"),
        ("03/04/2026 BAKERY-12.50 962.50", "03/04/2026 BAKERY -12.50 962.50"),
        ("03/04/2026BAKERY-12.50962.50", "03/04/2026 BAKERY -12.50 962.50"),
        ("03/04/2026 BAKERY -1.012,501.962,50", "03/04/2026 BAKERY -1.012,50 1.962,50"),
    ],
)
def test_what_ocr_has_joined_is_set_apart(joined: str, apart: str) -> None:
    assert split_glued(joined) == apart


@pytest.mark.parametrize(
    "text",
    ["03.04.2026 BAKERY 12.50", "CPF 123.456.789-00", "T-SHIRT 5.00", "1,234,567.89", "X-12"],
)
def test_ordinary_text_stays(text: str) -> None:
    assert split_glued(text) == text
