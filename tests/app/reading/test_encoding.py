"""Contexts and readings on their way to a child and back."""

import json
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from app.reading.drafts import Context, DocumentReading, Draft
from app.reading.encoding import (
    context_from_json,
    context_to_json,
    reading_from_json,
    reading_to_json,
)

DAY = date(2026, 5, 5)
DRAFT = Draft(1049, "GBP", "expense", "food", "Corner Bakery", DAY, 0.95)
READING = DocumentReading((DRAFT,), "receipt", (DAY, DAY))


def over_the_wire(value: dict[str, Any]) -> dict[str, Any]:
    """What is left of an object of JSON that was sent."""
    return dict(json.loads(json.dumps(value)))


def test_a_context_comes_back_as_it_was() -> None:
    context = Context(DAY, "GB", "GBP", "en", MappingProxyType({"bakery": "food"}))
    assert context_from_json(over_the_wire(context_to_json(context))) == context


@pytest.mark.parametrize("reading", [READING, DocumentReading(problem="no_receipt")])
def test_a_reading_comes_back_as_it_was(reading: DocumentReading) -> None:
    assert reading_from_json(over_the_wire(reading_to_json(reading))) == reading


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "treasure"},
        {"drafts": "many"},
        {"drafts": [{"amount_cents": 1}]},
        {"drafts": [{**reading_to_json(READING)["drafts"][0], "amount_cents": -5}]},
        {"drafts": [{**reading_to_json(READING)["drafts"][0], "confidence": 7}]},
        {"drafts": reading_to_json(READING)["drafts"] * 20_001},
    ],
)
def test_what_no_document_could_give_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a reading"):
        reading_from_json({**reading_to_json(READING), **change})
