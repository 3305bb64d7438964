"""Whatever layout a bank may think of, its export reads back exactly."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import person, signed

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADINGS = {
    "en": ("Date", "Description", "Amount", "Debit", "Credit", "Balance", "Type"),
    "pt": ("Data", "Histórico", "Valor", "Débito", "Crédito", "Saldo", "Tipo"),
    "es": ("Fecha", "Concepto", "Importe", "Cargo", "Abono", "Saldo", "Tipo"),
    "de": ("Buchungstag", "Verwendungszweck", "Betrag", "Soll", "Haben", "Saldo", "Soll/Haben"),
    "fr": ("Date", "Libellé", "Montant", "Débit", "Crédit", "Solde", "Sens"),
    "it": ("Data", "Descrizione", "Importo", "Dare", "Avere", "Saldo", "Segno"),
    "nl": ("Datum", "Omschrijving", "Bedrag", "Af", "Bij", "Saldo", "Af Bij"),
}
NAMES = (
    "KIOSK ALPHA",
    "Blue Moor 17",
    "Müller & Söhne",
    "LA ESQUINA, CENTRO",
    "Peña; Hnos",
    'THE "OAK"',
)


@dataclass(frozen=True)
class Layout:
    """How an imagined bank writes its export."""

    language: str
    dates: str
    signs: str
    comma: bool
    grouped: bool
    balance: bool
    newest_first: bool
    delimiter: str
    encoding: str
    headings: bool
    preamble: bool
    footer: bool
    value_date: bool


layouts = st.builds(
    Layout,
    language=st.sampled_from(sorted(HEADINGS)),
    dates=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y%m%d", "named"]),
    signs=st.sampled_from(["minus", "trailing", "brackets", "columns", "zeros", "letters"]),
    comma=st.booleans(),
    grouped=st.booleans(),
    balance=st.booleans(),
    newest_first=st.booleans(),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    headings=st.booleans(),
    preamble=st.booleans(),
    footer=st.booleans(),
    value_date=st.booleans(),
)
Movements = list[tuple[date, str, int]]


@st.composite
def movements(draw: st.DrawFn) -> Movements:
    """Generate three to twelve movements in six weeks, alternately out and in, sorted by day."""
    count = draw(st.integers(3, 12))
    start = draw(st.dates(date(2025, 1, 13), date(2026, 9, 1)))
    days = sorted(draw(st.lists(st.integers(0, 40), min_size=count, max_size=count)))
    cents = draw(st.lists(st.integers(1, 9_999_999), min_size=count, max_size=count))
    return [
        (start + timedelta(days=day), draw(st.sampled_from(NAMES)), -size if at % 2 == 0 else size)
        for at, (day, size) in enumerate(zip(days, cents, strict=True))
    ]


@settings(max_examples=150)
@given(layout=layouts, made=movements())
def test_an_export_of_any_layout_reads_back_exactly(layout: Layout, made: Movements) -> None:
    in_order = list(reversed(made)) if layout.newest_first else made
    reading = read_spreadsheet(written(layout, made), person("GB", date(2026, 11, 20)))
    assert signed(reading) == [(day.isoformat(), cents) for day, _, cents in in_order]


def written(layout: Layout, made: Movements) -> bytes:
    """Return the export of `made` in a layout."""
    running, lines = 123_456, []
    for day, name, cents in made:
        running += cents
        lines.append(row(layout, day, name, cents, running))
    if layout.newest_first:
        lines.reverse()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=layout.delimiter, lineterminator="\r\n")
    # Without headings nothing tells debit from credit but their order, nor names the letters.
    if layout.headings or layout.signs in {"letters", "zeros"}:
        if layout.preamble:
            writer.writerow(["Bank of Somewhere"])
            writer.writerow(["Account", "12-345 678"])
        writer.writerow(headings(layout))
    writer.writerows(lines)
    if layout.footer:
        writer.writerow(["Total", "", figure(layout, sum(cents for _, _, cents in made))])
    return out.getvalue().encode(layout.encoding, errors="replace")


def headings(layout: Layout) -> list[str]:
    """Return the headings of a layout in its language."""
    day, name, amount, debit, credit, balance, kind = HEADINGS[layout.language]
    found = [day, *(["Value date"] if layout.value_date else []), name]
    found += [debit, credit] if layout.signs in {"columns", "zeros"} else [amount]
    found += [kind] if layout.signs == "letters" else []
    return [*found, balance] if layout.balance else found


def row(layout: Layout, day: date, name: str, cents: int, running: int) -> list[str]:
    """Return one row of a layout."""
    when = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"
    when = when if layout.dates == "named" else day.strftime(layout.dates)
    found = [when, *([when] if layout.value_date else []), name, *money(layout, cents)]
    return [*found, figure(layout, running)] if layout.balance else found


def money(layout: Layout, cents: int) -> list[str]:
    """Return the cells of an amount and its direction."""
    size = figure(layout, abs(cents))
    if layout.signs in {"columns", "zeros"}:
        other = figure(layout, 0) if layout.signs == "zeros" else ""
        return [size, other] if cents < 0 else [other, size]
    if layout.signs == "letters":
        return [size, "D" if cents < 0 else "C"]
    if cents > 0:
        return [size]
    return [{"minus": f"-{size}", "trailing": f"{size}-", "brackets": f"({size})"}[layout.signs]]


def figure(layout: Layout, cents: int) -> str:
    """Return an amount in the layout's notation."""
    written = f"{cents / 100:,.2f}" if layout.grouped else f"{cents / 100:.2f}"
    return written.translate(str.maketrans(",.", ".,")) if layout.comma else written
