"""Read CAMT files (ISO 20022), the statements, reports and notices of banks in XML."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.errors import DocumentUnreadable
from app.reading.tables import dates, numbers
from app.reading.tables.grid import check_size
from app.reading.tables.rows import TableRow, unread_row
from app.text.printed_currencies import CURRENCIES

_CAMT = re.compile(r"iso:20022:tech:xsd:camt\.05[234]|<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|Dbt)")
# What has been announced only, or holds no money of its own.
_UNBOOKED = frozenset({"PDNG", "INFO", "FUTR"})


def is_camt(text: str) -> bool:
    """Return whether a text is a CAMT.052, CAMT.053 or CAMT.054 file."""
    return _CAMT.search(text[:4_000]) is not None


def read_camt(text: str) -> list[TableRow]:
    """Return the booked entries of all statements in the file.

    An entry that sums up payments is told payment by payment, where these add up to it. Raise
    DocumentUnreadable("corrupt") for broken XML, or XML that declares entities.
    """
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise DocumentUnreadable("corrupt", "The file is damaged. Export it again.") from error
    entries = root.findall(".//{*}Ntry")
    check_size(len(entries), 0)
    rows = [row for entry in entries if not _is_unbooked(entry) for row in _read_entry(entry)]
    check_size(len(rows), 0)
    return rows


def _is_unbooked(entry: Element) -> bool:
    status = entry.find("{*}Sts")
    if status is None:
        return False
    return (status.findtext("{*}Cd") or status.text or "").strip().upper() in _UNBOOKED


def _read_entry(entry: Element) -> Iterator[TableRow]:
    whole = _read_amount(entry)
    day = _read_day(entry)
    direction = entry.findtext("{*}CdtDbtInd", "").strip().upper()
    if whole is None or day is None or direction not in {"CRDT", "DBIT"}:
        yield unread_row(" ".join(entry.itertext()))
        return
    parts = entry.findall("{*}NtryDtls/{*}TxDtls")
    amounts = [_read_amount(part) for part in parts]
    told = [amount for amount in amounts if amount and amount[1] == whole[1]]
    single = len(parts) < 2 or len(told) < len(parts) or sum(one[0] for one in told) != whole[0]
    payments = [(entry, whole)] if single else list(zip(parts, told, strict=True))
    for part, (cents, currency) in payments:
        if cents:
            yield TableRow(
                day=day,
                description=_describe(part, incoming=direction == "CRDT"),
                cents=cents,
                direction=1 if direction == "CRDT" else -1,
                currency=currency if currency in CURRENCIES else None,
            )


def _read_amount(element: Element) -> tuple[int, str] | None:
    """Return the amount of an entry or of one of its payments, in cents, and its currency."""
    amount = element.find("{*}Amt")
    if amount is None:
        amount = element.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
    figure = numbers.parse_amount((amount.text or "").strip()) if amount is not None else None
    if amount is None or figure is None:
        return None
    return figure.cents, amount.get("Ccy", "").upper()


def _read_day(entry: Element) -> date | None:
    for name in ("{*}BookgDt", "{*}ValDt"):
        for part in ("{*}Dt", "{*}DtTm"):
            found = dates.parse(entry.findtext(f"{name}/{part}", "").strip()[:10])
            if found and found.year:
                return dates.to_date(found, "dmy")
    return None


def _describe(element: Element, *, incoming: bool) -> str:
    """Return the other party's name and what the payment was for."""
    party = "Dbtr" if incoming else "Cdtr"
    named = (f".//{{*}}{party}/{{*}}Nm", f".//{{*}}{party}/{{*}}Pty/{{*}}Nm")
    name = next((found for path in named if (found := element.findtext(path))), "")
    purpose = " ".join(one.text or "" for one in element.findall(".//{*}RmtInf/{*}Ustrd"))
    further = element.findtext("{*}AddtlNtryInf") or element.findtext("{*}AddtlTxInf") or ""
    words = f"{name} {purpose}".strip() or further
    return " ".join(words.split())
