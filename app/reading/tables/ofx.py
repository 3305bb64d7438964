"""OFX and QFX files, SGML and XML, of one account or several."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ofxtools.Parser import ParseError, TreeBuilder

from app.reading.tables import dates, numbers
from app.reading.tables.grid import bounded
from app.reading.tables.rows import Row
from app.reading.tables.vocabulary import CURRENCIES, Direction

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
    """Whether a text is an OFX file, with or without its header."""
    start = text[:4_000].upper()
    return "OFXHEADER" in start or "<OFX>" in start


def read_ofx(text: str) -> tuple[list[Row], bool]:
    """The movements of all accounts of the file, and whether all of them are cards'.

    Many banks' files break the grammar (tags closed twice or by another name, no header, decimal
    commas): what the library refuses is read field by field.
    """
    body = _BODY.search(text)
    whole = body[0] if body else text
    cards = [found[1] for found in _STATEMENT.finditer(whole)]
    movements = _by_library(whole) or list(_by_fields(whole))
    bounded(len(movements), 0)
    rows = [row for fields in movements if (row := _row(fields))]
    if rows and all(row.sign >= 0 for row in rows):
        rows = [_typed(row, fields) for row, fields in zip(rows, movements, strict=False)]
    return rows, bool(cards) and all((kind or "").upper() == "CC" for kind in cards)


def _by_library(body: str) -> list[_Fields]:
    """The fields of each movement as ofxtools reads them, none where it refuses the file."""
    builder = TreeBuilder()
    try:
        builder.feed(body)
        root = builder.close()
    except (ParseError, SyntaxError, IndexError, AssertionError, ValueError, TypeError):
        # SyntaxError is what the standard library's own parser, below the library, raises.
        return []
    movements: list[_Fields] = []
    for account in root.iter():
        if account.tag not in {"STMTRS", "CCSTMTRS", "INVSTMTRS"}:
            continue
        currency = account.findtext("CURDEF") or ""
        for movement in account.iter("STMTTRN"):
            fields = {child.tag: child.text or "" for child in movement}
            fields["NAME"] = fields.get("NAME") or movement.findtext("PAYEE/NAME") or ""
            movements.append({"CURDEF": currency, **fields})
    return movements


def _by_fields(body: str) -> Iterator[_Fields]:
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


def _row(fields: _Fields) -> Row | None:
    amount = fields.get("TRNAMT", "").strip()
    figure = numbers.parse(amount.lstrip("+"), numbers.decimal_mark([amount]))
    posted = dates.written((fields.get("DTPOSTED") or fields.get("DTUSER") or "").strip()[:8])
    day = dates.day(posted, "dmy") if posted and posted.year else None
    if not figure or not day:
        return None
    currency = fields.get("CURDEF", "").upper()
    return Row(
        day=day,
        description=_description(fields),
        cents=figure.cents,
        sign=figure.sign,
        # The standard signs every amount; only a file without a single minus is looked at again.
        direction=-1 if figure.sign < 0 else 1,
        currency=currency if currency in CURRENCIES else None,
    )


def _typed(row: Row, fields: _Fields) -> Row:
    out = fields.get("TRNTYPE", "").upper() in _OUT
    direction: Direction = -1 if out else 1
    return Row(row.day, row.description, row.cents, row.sign, direction, None, row.currency)


def _description(fields: _Fields) -> str:
    name, memo = (" ".join(unescape(fields.get(key, "")).split()) for key in ("NAME", "MEMO"))
    if not name or memo.casefold().startswith(name.casefold()):
        name, memo = memo, ""
    if memo and memo.casefold() not in name.casefold():
        name = f"{name} {memo}"
    if name:
        return name
    number = fields.get("CHECKNUM", "").lstrip("0")
    return f"{fields.get('TRNTYPE', '').title()} {number}".strip()
