"""The lines of a document, read as a statement or as an invoice."""

from app.reading.documents.printed import read_lines, read_statement_text
from app.reading.statements.lines import parse_lines
from tests.support.statements import descriptions, person, signed

STATEMENT = "Account statement\n02/10/2026 Shop -12.50 487.50\n03/10/2026 Bus -2.00 485.50\n"
INVOICE = (
    "INVOICE\nInvoice number 12\nInvoice date 02/10/2026\nAcme Services Ltd\nTotal due GBP 120.00\n"
)


def test_a_statement_is_read_as_its_movements() -> None:
    reading = read_statement_text(STATEMENT, person("GB"))
    assert reading.kind == "statement"
    assert signed(reading) == [("2026-10-02", -1250), ("2026-10-03", -200)]


def test_an_invoice_is_read_as_its_total() -> None:
    reading = read_statement_text(INVOICE, person("GB"))
    assert reading.kind == "invoice"
    assert signed(reading) == [("2026-10-02", -12000)]


def test_pages_are_divided_by_form_feeds() -> None:
    pages = read_statement_text(STATEMENT.replace("\n03", "\f03"), person("GB"))
    assert signed(pages) == [("2026-10-02", -1250), ("2026-10-03", -200)]


def test_a_document_that_is_neither_has_a_problem() -> None:
    reading = read_lines(parse_lines("Dear Ann, see you soon."), person("GB"))
    assert reading.problem == "no_statement"


def test_a_receipt_with_its_text_is_its_total_and_no_movement() -> None:
    receipt = (
        "CORNER MARKET\n11/14/2026 10:22 AM\nMilk 2%    3.49\nBread      2.99\n"
        "TAX        0.50\nTOTAL      6.98\nCARD ****1234   6.98\n"
    )
    assert signed(read_statement_text(receipt, person("US"))) == [("2026-11-14", -698)]


def test_prices_of_one_day_with_their_total_are_one_purchase() -> None:
    ride = (
        "Ride\nNovember 14, 2026\nTotal $18.42\nTrip $15.10\nBooking $3.32\nCard 11/14/26 $18.42\n"
    )
    assert signed(read_statement_text(ride, person("US"))) == [("2026-11-14", -1842)]


def test_a_single_movement_that_is_the_total_keeps_its_words() -> None:
    reading = read_statement_text("11/14/2026 Corner bakery 7.00\nTotal 7.00\n", person("US"))
    assert descriptions(reading) == ["Corner bakery"]


def test_a_statement_that_mentions_receipts_is_read_all_the_same() -> None:
    text = (
        "Receipt No   Completion Time       Details           Paid in     Withdrawn     Balance\n"
        "TJ1ABC       2026-10-05 10:00:00   Transfer PETER                   500.00    1,500.00\n"
        "TJ2ABC       2026-10-06 11:00:00   Received MARY    2,000.00                  3,500.00\n"
    )
    expected = [("2026-10-05", -50000), ("2026-10-06", 200000)]
    assert signed(read_statement_text(text, person("KE"))) == expected
