"""Convert contexts and readings to JSON and back, for the way to a child process."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.reading.types import MAX_UNREAD_SHOWN, DocumentReading, ReaderContext

_CONTEXT = TypeAdapter(ReaderContext)
_READING = TypeAdapter(DocumentReading)

# More rows than 20 MB of a document can hold. A child that is taken over may send more.
MAX_DRAFTS = 20_000
# Amounts that are kept of a photo.
MAX_FIGURES = 500
# Characters of a row that could not be read, with room to spare.
_MAX_ROW = 400


def encode_context(context: ReaderContext) -> dict[str, Any]:
    """Return `context` as a JSON object."""
    dumped = _CONTEXT.dump_python(
        replace(context, corrections=dict(context.corrections)), mode="json"
    )
    return dict(dumped)


def decode_context(value: dict[str, Any]) -> ReaderContext:
    """Return the context that `encode_context` encoded as `value`."""
    return _CONTEXT.validate_python(value)


def encode_reading(reading: DocumentReading) -> dict[str, Any]:
    """Return `reading` as a JSON object."""
    return dict(_READING.dump_python(reading, mode="json"))


def decode_reading(value: dict[str, Any]) -> DocumentReading:
    """Return the reading that a child sent.

    Raise ValueError where `value` is none: a child that its document controls can send anything.
    """
    try:
        reading = _READING.validate_python(value)
    except ValidationError as error:
        raise ValueError("not a reading") from error
    unread = reading.unread
    if len(unread.rows) > MAX_UNREAD_SHOWN or max(map(len, unread.rows), default=0) > _MAX_ROW:
        raise ValueError("not rows that could not be read")
    if len(reading.figures) > MAX_FIGURES:
        raise ValueError("not the figures of a photo")
    if len(reading.drafts) > MAX_DRAFTS or any(
        not 0 < draft.amount_cents < 10**15 or not 0 <= draft.confidence <= 1
        for draft in reading.drafts
    ):
        raise ValueError("not a reading that a document could give")
    return reading
