"""Read OFX and QFX files, SGML and XML, with one account or several."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import islice
from xml.etree.ElementTree import Element

from ofxtools.Parser import ParseError, TreeBuilder

from app.reading.tables import dates, numbers
from app.reading.tables.grid import check_size
from app.reading.tables.rows import TableRow, unread_row
from app.reading.tables.vocabulary import states_balance
from app.text.printed_currencies import CURRENCIES

_Fields = Mapping[str, str]

_BODY = re.compile(r"<OFX>.*", re.IGNORECASE | re.DOTALL)
_STATEMENT = re.compile(r"<(CC|INV)?STMTRS>", re.IGNORECASE)
_MOVEMENT = re.compile(
    r"<STMTTRN>(.*?)(?=</STMTTRN>|<STMTTRN>|</BANKTRANLIST>|<LEDGERBAL>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = re.compile(r"<([A-Z0-9.]+)>\s*([^<\r\n]*(?:\r?\n[^<\r\n]*)?)", re.IGNORECASE)
_CURRENCY = re.compile(r"<CURDEF>\s*([A-Z]{3})", re.IGNORECASE)
_OUT = frozenset(
    {"DEBIT", "ATM", "POS", "PAYMENT", "CHECK", "FEE", "SRVCHG", "DIRECTDEBIT", "CASH"}
)


def is_ofx(text: str) -> bool:
    """Return whether a text is an OFX file, with or without a header."""
    start = text[:4_000].upper()
    return "OFXHEADER" in start or "<OFX>" in start


def read_ofx(text: str) -> tuple[list[TableRow], bool]:
    """Return the movements of all accounts in the file, and whether all accounts are cards.

    Entries that state a balance are left out. Many banks' files violate the grammar (tags closed
    twice or under another name, no header, decimal commas): files that ofxtools rejects are parsed
    field by field.
    """
    body = _BODY.search(text)
    ofx = body[0] if body else text
    cards = [found[1] for found in _STATEMENT.finditer(ofx)]
    movements = _parse_with_ofxtools(ofx) or list(_parse_fields(ofx))
    check_size(len(movements), 0)
    movements = [fields for fields in movements if not states_balance(_describe(fields))]
    rows = [_make_row(fields) for fields in movements]
    if rows and all(row.sign >= 0 for row in rows):
        rows = [_sign_by_type(row, fields) for row, fields in zip(rows, movements, strict=True)]
    return rows, bool(cards) and all((kind or "").upper() == "CC" for kind in cards)


def _parse_with_ofxtools(body: str) -> list[_Fields]:
    """Return the fields of each movement by ofxtools, none where it rejects the file."""
    builder = TreeBuilder()
    try:
        builder.feed(body)
        root = builder.close()
    except (ParseError, SyntaxError, IndexError, AssertionError, ValueError, TypeError):
        # SyntaxError comes from the standard library's XML parser below ofxtools.
        return []
    movements: list[_Fields] = []
    for account in root.iter():
        if account.tag not in {"STMTRS", "CCSTMTRS", "INVSTMTRS"}:
            continue
        currency = account.findtext("CURDEF") or ""
        movements += [
            {"CURDEF": currency, **_collect_fields(movement)}
            for movement in account.iter("STMTTRN")
        ]
    return movements


def _collect_fields(movement: Element) -> dict[str, str]:
    """Return the fields of a movement: one that is not closed, as <FITID>, holds those after it."""
    fields: dict[str, str] = {}
    for part in islice(movement.iter(), 1, None):
        if part.tag == "STMTTRN":
            break
        fields.setdefault(part.tag, (part.text or "").strip())
    return fields


def _parse_fields(body: str) -> Iterator[_Fields]:
    currency = ""
    at = 0
    for movement in _MOVEMENT.finditer(body):
        for declared in _CURRENCY.finditer(body, at, movement.start()):
            currency = declared[1]
        at = movement.end()
        fields = {"CURDEF": currency}
        for name, value in _FIELD.findall(movement[1]):
            fields.setdefault(name.upper(), value.strip())
        yield fields


def _make_row(fields: _Fields) -> TableRow:
    amount = fields.get("TRNAMT", "").strip()
    figure = numbers.parse_amount(amount.lstrip("+"), numbers.infer_decimal_mark([amount]))
    posted = dates.parse((fields.get("DTPOSTED") or fields.get("DTUSER") or "").strip()[:8])
    day = dates.to_date(posted, "dmy") if posted and posted.year else None
    if not figure or not day:
        return unread_row(f"{fields.get('DTPOSTED', '')} {_describe(fields)} {amount}")
    # An aggregate CURRENCY gives the amount's own; ORIGCURRENCY that from which it was converted.
    currency = fields.get("CURSYM" if "CURRENCY" in fields else "CURDEF", "").strip().upper()
    return TableRow(
        day=day,
        description=_describe(fields),
        cents=figure.cents,
        sign=figure.sign,
        # OFX signs every amount; a file without any minus is decided by TRNTYPE.
        direction=-1 if figure.sign < 0 else 1,
        currency=currency if currency in CURRENCIES else None,
    )


def _sign_by_type(row: TableRow, fields: _Fields) -> TableRow:
    out = fields.get("TRNTYPE", "").upper() in _OUT
    return replace(row, direction=-1 if out else 1)


def _describe(fields: _Fields) -> str:
    name, memo = (" ".join(unescape(fields.get(key, "")).split()) for key in ("NAME", "MEMO"))
    if not name or memo.casefold().startswith(name.casefold()):
        name, memo = memo, ""
    if memo and memo.casefold() not in name.casefold():
        name = f"{name} {memo}"
    if name:
        return name
    number = fields.get("CHECKNUM", "").lstrip("0")
    return f"{fields.get('TRNTYPE', '').title()} {number}".strip()
