"""Count documents and recordings by what came of reading them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

from app.errors import (
    DocumentUnreadable,
    NoTransactionsFound,
    OzzieError,
    ServiceUnavailable,
    Unreadable,
)
from app.metrics import documents, start_at_zero

KINDS = ("image", "pdf", "spreadsheet", "audio")
# Unreadable documents are counted by their reason. "refused": too large, no file, an unknown type.
OUTCOMES = ("read", "nothing_found", "busy", "refused", "error", *get_args(Unreadable))

start_at_zero(documents, KINDS, OUTCOMES)


@contextmanager
def count_document(kind: str) -> Iterator[None]:
    """Count the document that is read in the block."""
    outcome = "error"
    try:
        yield
        outcome = "read"
    except OzzieError as error:
        outcome = _outcome(error)
        raise
    finally:
        documents.labels(kind if kind in KINDS else "other", outcome).inc()


def _outcome(error: OzzieError) -> str:
    if isinstance(error, DocumentUnreadable):
        return error.reason
    if isinstance(error, NoTransactionsFound):
        return "nothing_found"
    return "busy" if isinstance(error, ServiceUnavailable) else "refused"
