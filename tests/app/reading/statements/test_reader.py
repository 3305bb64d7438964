"""Whatever way a bank prints its statement, the PDF reads back exactly."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.reading.documents.pdf import read_pdf
from app.reading.statements.lines import parse_lines
from app.reading.statements.reader import read_statement
from tests.support.printed_documents import Placed, pdf_of
from tests.support.statements import person, signed

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADINGS = {
    "GB": ("Date", "Description", "Amount", "Money out", "Money in", "Balance"),
    "BR": ("Data", "Histórico", "Valor", "Débito", "Crédito", "Saldo"),
    "MX": ("Fecha", "Concepto", "Importe", "Cargos", "Abonos", "Saldo"),
}
TITLES = {
    "GB": "Current account statement",
    "BR": "Extrato de conta corrente",
    "MX": "Extracto de cuenta",
}
OPENING = {"GB": "Opening balance", "BR": "Saldo anterior", "MX": "Saldo anterior"}
CLOSING = {"GB": "Closing balance", "BR": "Saldo final", "MX": "Saldo final"}
NAMES = ("KIOSK ALPHA", "Blue Door 17", "MULLER SOHNE", "LA ESQUINA", "PENA HNOS", "THE OAK 24")


@dataclass(frozen=True)
class Print:
    """How an imagined bank prints its statement."""

    country: str
    dates: str
    signs: str
    balance: str
    details: bool
    page_rows: int
    by_columns: bool


prints = st.builds(
    Print,
    country=st.sampled_from(sorted(HEADINGS)),
    dates=st.sampled_from(["%d/%m/%Y", "%d/%m", "%d.%m.%y", "%d named", "%d named %Y"]),
    signs=st.sampled_from(["minus", "columns", "marks", "trailing"]),
    balance=st.sampled_from(["none", "each", "last of day"]),
    details=st.booleans(),
    page_rows=st.integers(3, 30),
    by_columns=st.booleans(),
)
Movements = list[tuple[date, str, int]]


@st.composite
def movements(draw: st.DrawFn) -> Movements:
    """Generate two to fourteen movements of a month, alternately out and in."""
    count = draw(st.integers(2, 14))
    start = draw(st.dates(date(2025, 1, 1), date(2026, 10, 1)))
    days = sorted(draw(st.lists(st.integers(0, 30), min_size=count, max_size=count)))
    cents = draw(st.lists(st.integers(101, 9_999_999), min_size=count, max_size=count, unique=True))
    return [
        (start + timedelta(days=day), draw(st.sampled_from(NAMES)), -size if at % 2 == 0 else size)
        for at, (day, size) in enumerate(zip(days, cents, strict=True))
    ]


@given(style=prints, made=movements())
def test_a_printed_statement_of_any_style_reads_back_exactly(style: Print, made: Movements) -> None:
    reading = read_pdf(printed(style, made), person(style.country))
    assert signed(reading) == [(day.isoformat(), cents) for day, _, cents in made]


def printed(style: Print, made: Movements) -> bytes:
    """Return the PDF of `made` in a style."""
    running = 1_000_000
    lines = [[(120.0, OPENING[style.country]), right(510, figure(style, running))]]
    for at, (day, name, cents) in enumerate(made):
        running += cents
        last = at + 1 == len(made) or made[at + 1][0] != day
        shown = style.balance == "each" or (style.balance == "last of day" and last)
        lines.append(row(style, day, name, cents, running if shown else None))
        if style.details:
            lines.append([(120.0, "REF 00123456 0009")])
    lines.append([(120.0, CLOSING[style.country]), right(510, figure(style, running))])
    start, end = made[0][0], made[-1][0]
    top = [
        [(40.0, TITLES[style.country])],
        [(40.0, f"{start:%d/%m/%Y} - {end:%d/%m/%Y}")],
    ]
    pages = [lines[at : at + style.page_rows] for at in range(0, len(lines), style.page_rows)]
    return pdf_of([page_of(style, [*top, heading(style), *page]) for page in pages])


def heading(style: Print) -> list[tuple[float, str]]:
    """Return the headings of a style with their positions."""
    day, name, amount, out, into, balance = HEADINGS[style.country]
    found = [(40.0, day), (120.0, name)]
    found += (
        [right(340, out), right(430, into)] if style.signs == "columns" else [right(430, amount)]
    )
    return found if style.balance == "none" else [*found, right(510, balance)]


def row(
    style: Print, day: date, name: str, cents: int, running: int | None
) -> list[tuple[float, str]]:
    """Return the texts of one movement with their positions."""
    month = MONTHS[day.month - 1]
    when = day.strftime(style.dates.replace("named", month))
    size = figure(style, abs(cents))
    signs = {"minus": f"-{size}", "trailing": f"{size}-", "marks": f"{size} D", "columns": size}
    shown = signs[style.signs] if cents < 0 else size
    shown = f"{size} C" if style.signs == "marks" and cents > 0 else shown
    place = 340 if style.signs == "columns" and cents < 0 else 430
    found = [(40.0, when), (120.0, name), right(place, shown)]
    return found if running is None else [*found, right(510, figure(style, running))]


def page_of(style: Print, lines: list[list[tuple[float, str]]]) -> list[Placed]:
    """Return the texts of a page, drawn line by line or column by column."""
    placed = [(x, 800.0 - 12 * at, text) for at, line in enumerate(lines) for x, text in line]
    return sorted(placed) if style.by_columns else placed


def right(edge: float, text: str) -> tuple[float, str]:
    """Align a text to the right, by the average widths of Helvetica's characters."""
    narrow = sum(char in ".,-:' " for char in text)
    return edge - 5.0 * (len(text) - narrow) - 2.6 * narrow, text


def figure(style: Print, cents: int) -> str:
    """Return an amount in the country's notation."""
    written = f"{cents / 100:,.2f}"
    return written.translate(str.maketrans(",.", ".,")) if style.country == "BR" else written


def read(text: str, country: str = "GB") -> list[tuple[str, int]]:
    """Return the movements of a statement typed as text."""
    return signed(read_statement(parse_lines(text), person(country)))


def test_the_balance_shows_which_amount_is_the_rows_own() -> None:
    foreign_first = (
        "Account statement\n"
        "01/10/2026 Opening balance 100.00\n"
        "02/10/2026 Cafe 9.90 5.00 95.00\n"
        "03/10/2026 Taxi 14.20 8.00 87.00\n"
    )
    assert read(foreign_first) == [("2026-10-02", -500), ("2026-10-03", -800)]


def test_sections_give_the_direction_of_their_rows() -> None:
    text = (
        "Account statement\nDeposits\n02/10/2026 Employer 900.00\n"
        "Withdrawals\n03/10/2026 Shop 5.00\n"
    )
    assert read(text) == [("2026-10-02", 90000), ("2026-10-03", -500)]


def test_a_document_without_movements_is_no_statement() -> None:
    reading = read_statement(parse_lines("Dear Ann,\nsee you soon."), person("GB"))
    assert (reading.drafts, reading.problem) == ((), "no_statement")


def test_a_row_whose_amount_was_misread_is_reported() -> None:
    text = (
        "Account statement\n"
        "01/10/2026 Shop -12.50 987.50\n"
        "02/10/2026 Kiosk -3.O0\n"
        "03/10/2026 Interest begins at level 2\n"
        "04/10/2026 Bus -2.50 985.00\n"
    )
    reading = read_statement(parse_lines(text), person("GB"))
    assert [draft.amount_cents for draft in reading.drafts] == [1250, 250]
    assert reading.unread.count == 1
    assert reading.unread.rows[0].endswith("Kiosk -3.O0")
