"""Read the lines of a printed document as a slip, a statement or an invoice."""

from collections.abc import Sequence

from app.reading.documents.invoices import is_invoice, read_invoice
from app.reading.documents.slips import read_slip
from app.reading.statements.lines import StatementLine, parse_lines
from app.reading.statements.reader import read_statement
from app.reading.statements.sections import is_statement
from app.reading.types import DocumentReading, ReaderContext

MAX_CHARACTERS = 400_000


def read_statement_text(text: str, context: ReaderContext) -> DocumentReading:
    """Read the text of a document, with form feeds between pages, as `read_lines` does."""
    return read_lines(parse_lines(text[:MAX_CHARACTERS]), context)


def read_lines(lines: Sequence[StatementLine], context: ReaderContext) -> DocumentReading:
    """Return a statement's movements, or the total of an invoice or a slip as one draft.

    The problem is `no_statement` or `no_total` where the document is neither.
    """
    slip = read_slip(lines, context)
    if slip is not None:
        return slip
    likely, other = (read_statement, read_invoice)
    if is_invoice(lines):
        likely, other = other, likely
    first = likely(lines, context)
    # A receipt has a date, too, and prices that look like movements.
    if first.drafts and (likely is read_invoice or is_statement(lines) or _has_days(first)):
        return first
    second = other(lines, context)
    if not second.drafts or (first.drafts and _tells_more(first, second)):
        return first
    return second


def _has_days(reading: DocumentReading) -> bool:
    """Return whether the movements are of several days."""
    return len({draft.transaction_date for draft in reading.drafts}) > 1


def _tells_more(reading: DocumentReading, total: DocumentReading) -> bool:
    """Return whether the movements of one day are no parts of the total that is printed with them.

    A single movement of the same amount is the total in better words.
    """
    amounts = [draft.amount_cents for draft in reading.drafts]
    whole = total.drafts[0].amount_cents
    return amounts == [whole] or max(amounts) > whole
