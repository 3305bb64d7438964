"""Whatever way a bank prints its statement, the PDF reads back exactly."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reading.pdf import read_pdf
from tests.support.papers import Placed, pdf_of
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
    """Two to fourteen movements of a month, out and in by turns."""
    count = draw(st.integers(2, 14))
    start = draw(st.dates(date(2025, 1, 1), date(2026, 10, 1)))
    days = sorted(draw(st.lists(st.integers(0, 30), min_size=count, max_size=count)))
    cents = draw(st.lists(st.integers(101, 9_999_999), min_size=count, max_size=count, unique=True))
    return [
        (start + timedelta(days=day), draw(st.sampled_from(NAMES)), -size if at % 2 == 0 else size)
        for at, (day, size) in enumerate(zip(days, cents, strict=True))
    ]


@settings(max_examples=100, deadline=None)
@given(style=prints, made=movements())
def test_a_printed_statement_of_any_style_reads_back_exactly(style: Print, made: Movements) -> None:
    reading = read_pdf(printed(style, made), person(style.country))
    assert signed(reading) == [(day.isoformat(), cents) for day, _, cents in made]


def printed(style: Print, made: Movements) -> bytes:
    """The PDF of `made` in a style."""
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
    """The headings of a style at their places."""
    day, name, amount, out, into, balance = HEADINGS[style.country]
    found = [(40.0, day), (120.0, name)]
    found += (
        [right(340, out), right(430, into)] if style.signs == "columns" else [right(430, amount)]
    )
    return found if style.balance == "none" else [*found, right(510, balance)]


def row(
    style: Print, day: date, name: str, cents: int, running: int | None
) -> list[tuple[float, str]]:
    """One movement at its places."""
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
    """The texts of a page, drawn line by line or column by column."""
    placed = [(x, 800.0 - 12 * at, text) for at, line in enumerate(lines) for x, text in line]
    return sorted(placed) if style.by_columns else placed


def right(edge: float, text: str) -> tuple[float, str]:
    """A text set flush right, as wide as Helvetica's figures and narrow letters are on average."""
    narrow = sum(char in ".,-:' " for char in text)
    return edge - 5.0 * (len(text) - narrow) - 2.6 * narrow, text


def figure(style: Print, cents: int) -> str:
    """An amount in the country's notation."""
    written = f"{cents / 100:,.2f}"
    return written.translate(str.maketrans(",.", ".,")) if style.country == "BR" else written
