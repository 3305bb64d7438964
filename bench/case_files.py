"""The files of `bench/cases`: text, PDF, photo, workbook and bank formats, of descriptions."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import accumulate
from pathlib import PurePath

from bench.case_rows import Document
from tests.support.drawn import drawn, saved
from tests.support.printed_documents import lines_pdf
from tests.support.workbooks import xlsx

_OPENING = Decimal("1000.00")


@dataclass(frozen=True, slots=True)
class _Entry:
    day: str
    amount: Decimal
    words: str
    pending: bool = False

    @property
    def compact_day(self) -> str:
        return self.day.replace("-", "")


def file_of(document: Document) -> bytes:
    """Return the bytes of the file that a description tells."""
    suffix = PurePath(document.name).suffix
    if document.rows:
        return _BANK_FORMATS[suffix](_entries(document), document.currency).encode()
    if suffix == ".pdf":
        return lines_pdf(document.text)
    if suffix == ".png":
        return saved(drawn(document.text))
    if suffix == ".xlsx":
        return xlsx([line.split(" | ") for line in document.text.strip().splitlines()])
    return document.text.encode()


def _entries(document: Document) -> list[_Entry]:
    entries = []
    for number, row in enumerate(document.rows, start=1):
        day, amount, words = row.split(" ", 2)
        entries.append(_Entry(day, Decimal(amount), words, number in document.pending))
    return entries


def _ofx(entries: list[_Entry], currency: str) -> str:
    movements = "".join(
        f"<STMTTRN><TRNTYPE>{'DEBIT' if entry.amount < 0 else 'CREDIT'}\n"
        f"<DTPOSTED>{entry.compact_day}120000\n<TRNAMT>{entry.amount:.2f}\n"
        f"<FITID>{number:06d}\n<MEMO>{entry.words}\n</STMTTRN>\n"
        for number, entry in enumerate(entries, start=1)
    )
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\n"
        "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
        "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0\n<SEVERITY>INFO\n</STATUS>"
        f"<DTSERVER>{entries[-1].compact_day}\n<LANGUAGE>ENG\n</SONRS></SIGNONMSGSRSV1>\n"
        "<BANKMSGSRSV1><STMTTRNRS><TRNUID>1\n<STATUS><CODE>0\n<SEVERITY>INFO\n</STATUS><STMTRS>"
        f"<CURDEF>{currency}\n<BANKACCTFROM><BANKID>001\n<ACCTID>12345-6\n<ACCTTYPE>CHECKING\n"
        f"</BANKACCTFROM><BANKTRANLIST><DTSTART>{entries[0].compact_day}\n"
        f"<DTEND>{entries[-1].compact_day}\n{movements}</BANKTRANLIST>"
        f"<LEDGERBAL><BALAMT>{_OPENING}\n<DTASOF>{entries[-1].compact_day}\n</LEDGERBAL>"
        "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    )


def _camt(entries: list[_Entry], currency: str) -> str:
    booked = sum((entry.amount for entry in entries if not entry.pending), _OPENING)
    balances = _camt_balance("OPBD", _OPENING, currency, entries[0].day)
    balances += _camt_balance("CLBD", booked, currency, entries[-1].day)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\n'
        f"<GrpHdr><MsgId>M1</MsgId><CreDtTm>{entries[-1].day}T20:00:00</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>S1</Id><CreDtTm>{entries[-1].day}T20:00:00</CreDtTm>"
        f"<Acct><Id><Othr><Id>0012345678</Id></Othr></Id><Ccy>{currency}</Ccy></Acct>\n"
        f"{balances}{''.join(_camt_entry(entry, currency) for entry in entries)}"
        "</Stmt></BkToCstmrStmt></Document>\n"
    )


def _camt_balance(code: str, amount: Decimal, currency: str, day: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="{currency}">{amount:.2f}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )


def _camt_entry(entry: _Entry, currency: str) -> str:
    return (
        f'<Ntry><Amt Ccy="{currency}">{abs(entry.amount):.2f}</Amt>'
        f"<CdtDbtInd>{'DBIT' if entry.amount < 0 else 'CRDT'}</CdtDbtInd>"
        f"<Sts>{'PDNG' if entry.pending else 'BOOK'}</Sts>"
        f"<BookgDt><Dt>{entry.day}</Dt></BookgDt><ValDt><Dt>{entry.day}</Dt></ValDt>"
        "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>"
        f"<NtryDtls><TxDtls><RmtInf><Ustrd>{escape(entry.words)}</Ustrd></RmtInf></TxDtls>"
        "</NtryDtls></Ntry>\n"
    )


def _mt940(entries: list[_Entry], currency: str) -> str:
    *_, closing = accumulate((entry.amount for entry in entries), initial=_OPENING)
    movements = "".join(
        f":61:{entry.compact_day[2:]}{entry.compact_day[4:]}{'D' if entry.amount < 0 else 'C'}"
        f"{_comma(abs(entry.amount))}NTRFNONREF\r\n:86:{entry.words}\r\n"
        for entry in entries
    )
    return (
        ":20:STARTUMSE\r\n:25:BANKXX22/0012345678\r\n:28C:00011/001\r\n"
        f":60F:C{entries[0].compact_day[2:]}{currency}{_comma(_OPENING)}\r\n{movements}"
        f":62F:C{entries[-1].compact_day[2:]}{currency}{_comma(closing)}\r\n-\r\n"
    )


def _comma(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


_BANK_FORMATS: dict[str, Callable[[list[_Entry], str], str]] = {
    ".ofx": _ofx,
    ".xml": _camt,
    ".sta": _mt940,
    ".mt940": _mt940,
    ".txt": _mt940,
}
