"""The columns of printed tables."""

from app.reading.statements.headings import parse_headings
from app.reading.statements.lines import infer_notation, parse_lines


def test_a_line_that_names_columns_gives_their_places() -> None:
    lines = parse_lines(
        "Date        Description            Money out    Money in     Balance\n"
        "02 Oct      Shop                       12.50                  487.50\n"
    )
    headings = parse_headings(lines[0])
    assert headings is not None
    assert set(headings.money) == {"debit", "credit", "balance"}
    out, balance = lines[1].find_amounts(infer_notation(lines, "GB"))
    assert headings.find_column(out) == "debit"
    assert headings.find_column(balance) == "balance"


def test_the_line_beside_adds_what_the_headings_lack() -> None:
    upper, lower = parse_lines(
        "Fecha     Detalle            Cheques o Cargos                       Saldo\n"
        "Dia/mes                                          Depositos o Abonos\n"
    )
    headings = parse_headings(upper, [lower])
    assert headings is not None
    assert set(headings.money) == {"debit", "credit", "balance"}


def test_of_two_dates_the_purchases_own_is_the_better() -> None:
    (line,) = parse_lines("Posting date   Transaction date   Description   Amount")
    headings = parse_headings(line)
    assert headings is not None
    assert headings.purchase_date_index == 1
    (plain,) = parse_lines("Description   Amount   Balance")
    bare = parse_headings(plain)
    assert bare is not None
    assert bare.purchase_date_index == 0


def test_other_lines_name_no_columns() -> None:
    for text in ("Corner shop", "Date 02/10/2026 Amount 5.00", "Balance", "word " * 20):
        (line,) = parse_lines(text)
        assert parse_headings(line) is None


def test_an_amount_far_from_all_headings_is_below_none() -> None:
    lines = parse_lines("Debit   Credit\n02 Oct Shop" + " " * 60 + "12.50\n")
    headings = parse_headings(lines[0])
    assert headings is not None
    (amount,) = lines[1].find_amounts(infer_notation(lines, "GB"))
    assert headings.find_column(amount) is None


def test_a_heading_that_names_a_currency_gives_it_to_the_amounts_below() -> None:
    lines = parse_lines(
        "FECHA     REFERENCIA        PESOS        DOLARES\n"
        "06-10-26  LIBRERIA       25.400,00\n"
        "12-10-26  CINE                              9,99\n"
    )
    headings = parse_headings(lines[0])
    assert headings is not None
    notation = infer_notation(lines, "AR")
    found = [headings.find_currency(a) for line in lines for a in line.find_amounts(notation)]
    assert found == [None, "USD"]
