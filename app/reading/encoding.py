"""Contexts and readings as JSON, for the way to a child and back."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.reading.drafts import Context, DocumentReading

_CONTEXT = TypeAdapter(Context)
_READING = TypeAdapter(DocumentReading)

# More rows than a document of 20 MB could hold if somebody had spent them.
MOST_DRAFTS = 20_000


def context_to_json(context: Context) -> dict[str, Any]:
    """`context` as an object of JSON."""
    dumped = _CONTEXT.dump_python(
        replace(context, corrections=dict(context.corrections)), mode="json"
    )
    return dict(dumped)


def context_from_json(value: dict[str, Any]) -> Context:
    """The context that `context_to_json` made `value` of."""
    return _CONTEXT.validate_python(value)


def reading_to_json(reading: DocumentReading) -> dict[str, Any]:
    """`reading` as an object of JSON."""
    return dict(_READING.dump_python(reading, mode="json"))


def reading_from_json(value: dict[str, Any]) -> DocumentReading:
    """The reading that a child answered with.

    Raises ValueError where it is none: a child that a document has taken over can say anything.
    """
    try:
        reading = _READING.validate_python(value)
    except ValidationError as error:
        raise ValueError("not a reading") from error
    if len(reading.drafts) > MOST_DRAFTS or any(
        not 0 < draft.amount_cents < 10**15 or not 0 <= draft.confidence <= 1
        for draft in reading.drafts
    ):
        raise ValueError("not a reading that a document could give")
    return reading
