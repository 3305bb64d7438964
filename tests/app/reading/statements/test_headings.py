"""The columns of printed tables."""

from app.reading.statements.headings import headings_of
from app.reading.statements.lines import lines_of, notation_of


def test_a_line_that_names_columns_gives_their_places() -> None:
    lines = lines_of(
        "Date        Description            Money out    Money in     Balance\n"
        "02 Oct      Shop                       12.50                  487.50\n"
    )
    headings = headings_of(lines[0])
    assert headings is not None
    assert set(headings.money) == {"debit", "credit", "balance"}
    out, balance = lines[1].amounts(notation_of(lines, "GB"))
    assert headings.column_of(out) == "debit"
    assert headings.column_of(balance) == "balance"


def test_the_line_beside_adds_what_the_headings_lack() -> None:
    upper, lower = lines_of(
        "Fecha     Detalle            Cheques o Cargos                       Saldo\n"
        "Dia/mes                                          Depositos o Abonos\n"
    )
    headings = headings_of(upper, [lower])
    assert headings is not None
    assert set(headings.money) == {"debit", "credit", "balance"}


def test_of_two_dates_the_purchases_own_is_the_better() -> None:
    (line,) = lines_of("Posting date   Transaction date   Description   Amount")
    headings = headings_of(line)
    assert headings is not None
    assert headings.best_date == 1
    (plain,) = lines_of("Description   Amount   Balance")
    bare = headings_of(plain)
    assert bare is not None
    assert bare.best_date == 0


def test_other_lines_name_no_columns() -> None:
    for text in ("Corner shop", "Date 02/10/2026 Amount 5.00", "Balance", "word " * 20):
        (line,) = lines_of(text)
        assert headings_of(line) is None
