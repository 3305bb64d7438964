"""Documents end to end: signed webhook with media → booked → the reply that confirms it."""

from tests.support.drawn import CARD, drawn, saved
from tests.support.e2e import Person
from tests.support.hostile_files import locked_pdf, pdf_with, workbook

# Loading the models on a busy machine.
PATIENCE = 180
STATEMENT = """Date;Description;Amount
28/04/2026;CORNER BAKERY;-12,50
29/04/2026;CITY TAXI;-8,00
30/04/2026;SALARY;900,00
"""
ROWS = (
    "Statement of account",
    "Date Description Amount Balance",
    "28/04/2026 CORNER BAKERY -12.50 987.50",
    "29/04/2026 CITY TAXI -8.00 979.50",
    "30/04/2026 BOOK SHOP -20.00 959.50",
)


def sends(person: Person, content: bytes, content_type: str, body: str = "", name: str = "") -> str:
    """Send a medium and return the last reply."""
    before = len(person.ozzie.twilio.replies(person.phone))
    person.writes(body, content=content, content_type=content_type, filename=name)
    return person.reads(before + 1, PATIENCE)[-1]


def test_a_photographed_receipt_is_booked_with_its_caption(maria: Person) -> None:
    reply = sends(maria, saved(drawn(), "JPEG"), "image/jpeg", "work lunch")
    assert "10.49" in reply
    (booked,) = maria.ozzie.transactions(maria.user_id)
    assert (booked["amount_cents"], booked["source"]) == (1049, "whatsapp_image")
    assert booked["category"] == "food"


def test_a_picture_of_something_else_books_nothing_and_is_answered(maria: Person) -> None:
    assert sends(maria, saved(drawn(CARD)), "image/png")
    assert maria.books() == []


def test_a_bank_export_is_booked_once_and_taken_back_at_once(maria: Person) -> None:
    first = sends(maria, STATEMENT.encode(), "text/csv", name="april.csv")
    assert "12.50" in first
    assert sorted(maria.books()) == [800, 1250, 90000]
    assert sends(maria, STATEMENT.encode(), "text/csv", name="april.csv")
    assert len(maria.books()) == 3


def test_a_workbook_is_booked(maria: Person) -> None:
    rows: list[list[object]] = [
        ["Date", "Description", "Amount"],
        ["2026-04-28", "CORNER BAKERY", -12.5],
    ]
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert "12.50" in sends(maria, workbook(rows), sheet, name="april.xlsx")
    assert maria.books() == [1250]


def test_a_pdf_statement_is_booked(maria: Person) -> None:
    assert sends(maria, pdf_with(*ROWS), "application/pdf", name="april.pdf")
    assert sorted(maria.books()) == [800, 1250, 2000]


def test_a_locked_pdf_is_opened_with_the_password_that_comes_next(maria: Person) -> None:
    asked = sends(maria, locked_pdf("secret"), "application/pdf", name="locked.pdf")
    assert "password" in asked.casefold()
    maria.writes("secret")
    assert "password" not in maria.reads(2, PATIENCE)[-1].casefold()


def test_a_voice_note_gets_a_kind_word_where_nobody_understands_speech(maria: Person) -> None:
    assert "voice" in sends(maria, b"OggS" + bytes(200), "audio/ogg")
    assert maria.books() == []
