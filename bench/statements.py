"""Read and judge statements, invoices and bank files for the documents benchmark."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from rapidfuzz import fuzz

from app.phones import currency_of, language_of
from app.reading.documents.pdf import read_pdf
from app.reading.documents.printed import read_statement_text
from app.reading.tables.reader import read_spreadsheet
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext
from app.text.tokens import tokens
from bench.evaluation import Row
from bench.verdicts import Verdict

# The sets were gathered with dates up to here; nothing in them is meant to lie ahead of it.
_TODAY = date(2027, 12, 31)
_SAME_WORDS = 75


def context_of(row: Row) -> ReaderContext:
    """Return the context of a person who would send this document: its country and currency."""
    country = row.get("country") or ""
    country = country if len(country) == 2 else ""
    expected = row.get("expected")
    currency = expected.get("currency") if isinstance(expected, dict) else None
    return ReaderContext(
        today=_TODAY,
        country=country,
        currency=currency or currency_of(country),
        language=language_of(country),
    )


def read_bank_file(path: Path, row: Row) -> DocumentReading:
    """Read a bank export."""
    return read_spreadsheet(path.read_bytes(), context_of(row), filename=path.name)


def read_pdf_document(path: Path, row: Row) -> DocumentReading:
    """Read a PDF, opened with the password of its row, if any."""
    return read_pdf(path.read_bytes(), context_of(row), password=row.get("password"))


def read_text_layer(path: Path, row: Row) -> DocumentReading:
    """Read the text layer of a statement."""
    return read_statement_text(path.read_text(encoding="utf-8"), context_of(row))


def judge_rows(row: Row, reading: DocumentReading | None) -> Verdict | None:
    """Judge whether exactly the expected movements were read; None where nothing is expected."""
    expected = row.get("expected")
    if not isinstance(expected, list):
        return None
    compare = row.get("compare") or ["date", "amount", "description_fuzzy"]
    return _judge(expected, reading.drafts if reading else (), compare)


def _judge(
    expected: Sequence[Row], drafts: Sequence[DraftTransaction], compare: Sequence[str]
) -> Verdict:
    left, right, faults = list(drafts), 0, []
    for wanted in expected:
        match = max(left, key=lambda draft: _fitting(wanted, draft, compare), default=None)
        fitting = _fitting(wanted, match, compare) if match else 0
        right += fitting
        if match and fitting == len(compare):
            left.remove(match)
        else:
            faults.append(f"wanted {wanted}, nearest {match}")
    faults += [f"invented {draft}" for draft in left]
    listed_in_part = "abs_amount" in compare or len(compare) < 3
    whole = len(expected) * len(compare) == right and (listed_in_part or not left)
    return Verdict(right, len(expected) * len(compare), whole, bool(left), faults)


def _fitting(wanted: Row, draft: DraftTransaction, compare: Sequence[str]) -> int:
    return sum(_fits(name, wanted, draft) for name in compare)


def _fits(name: str, wanted: Row, draft: DraftTransaction) -> bool:
    cents = int(Decimal(str(wanted["amount"])) * 100)
    if name == "date":
        return draft.transaction_date == date.fromisoformat(wanted["date"])
    if name == "amount":
        sign = 1 if draft.category == "income" else -1
        return draft.amount_cents * sign == cents
    if name == "abs_amount":
        return draft.amount_cents == abs(cents)
    said, written = (
        " ".join(tokens(words)) for words in (draft.description, wanted["description"])
    )
    return not written or bool(fuzz.token_set_ratio(said, written) >= _SAME_WORDS)


def judge_document(row: Row, reading: DocumentReading | None) -> Verdict | None:
    """Judge a PDF by its movements, or by its one total and date."""
    expected = row["expected"]
    if "transactions" in expected:
        fields = ["date", "amount", "description_fuzzy"]
        return _judge(expected["transactions"], reading.drafts if reading else (), fields)
    return _judge_total(expected, reading.drafts if reading else ())


def _judge_total(expected: Row, drafts: Sequence[DraftTransaction]) -> Verdict:
    draft = drafts[0] if len(drafts) == 1 else None
    faults: list[str] = []
    total = expected.get("total")
    wanted = None if total is None else int(Decimal(total) * 100)
    checks = {"total": (draft.amount_cents if draft else None) == wanted or wanted is None}
    if expected.get("date"):
        day = draft.transaction_date.isoformat() if draft else None
        checks["date"] = day == expected["date"]
    faults = [f"{name}: wanted {expected.get(name)}" for name, right in checks.items() if not right]
    if faults:
        faults.append(f"read {drafts}")
    invented = bool(draft) and not checks["total"]
    return Verdict(sum(checks.values()), len(checks), all(checks.values()), invented, faults)
