"""Printed documents, once their lines are read: a statement's movements or an invoice's total."""

from collections.abc import Sequence

from app.reading.drafts import Context, DocumentReading
from app.reading.invoices import is_invoice, read_invoice
from app.reading.statements.lines import Line, lines_of
from app.reading.statements.reader import read_statement

MAX_CHARACTERS = 400_000


def read_statement_text(text: str, context: Context) -> DocumentReading:
    """The text layer of a document (a form feed parts its pages), read as `read_lines` does."""
    return read_lines(lines_of(text[:MAX_CHARACTERS]), context)


def read_lines(lines: Sequence[Line], context: Context) -> DocumentReading:
    """A statement's movements, or an invoice's total as one draft.

    What is neither comes back with the problem `no_statement` or `no_total`.
    """
    likely, other = (read_statement, read_invoice)
    if is_invoice(lines):
        likely, other = other, likely
    first = likely(lines, context)
    if first.drafts:
        return first
    second = other(lines, context)
    return second if second.drafts else first
