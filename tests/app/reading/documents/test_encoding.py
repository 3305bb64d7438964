"""Contexts and readings on their way to a child and back."""

import json
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from app.reading.documents.encoding import (
    decode_context,
    decode_reading,
    encode_context,
    encode_reading,
)
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext, Unread

DAY = date(2026, 5, 5)
DRAFT = DraftTransaction(1049, "GBP", "expense", "food", "Corner Bakery", DAY, 0.95)
READING = DocumentReading((DRAFT,), "receipt", (DAY, DAY))


def over_the_wire(value: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON object as it arrives after being sent."""
    return dict(json.loads(json.dumps(value)))


def test_a_context_survives_the_way_to_json_and_back() -> None:
    context = ReaderContext(DAY, "GB", "GBP", "en", MappingProxyType({"bakery": "food"}))
    assert decode_context(over_the_wire(encode_context(context))) == context


@pytest.mark.parametrize(
    "reading",
    [
        READING,
        DocumentReading(problem="no_receipt"),
        DocumentReading(problem="no_total", figures=(1049, 250)),
        DocumentReading((DRAFT,), "statement", unread=Unread(2, ("3#/10 Bus", "x"), 1)),
    ],
)
def test_a_reading_survives_the_way_to_json_and_back(reading: DocumentReading) -> None:
    assert decode_reading(over_the_wire(encode_reading(reading))) == reading


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "treasure"},
        {"drafts": "many"},
        {"drafts": [{"amount_cents": 1}]},
        {"drafts": [{**encode_reading(READING)["drafts"][0], "amount_cents": -5}]},
        {"drafts": [{**encode_reading(READING)["drafts"][0], "confidence": 7}]},
        {"drafts": encode_reading(READING)["drafts"] * 20_001},
        {"unread": {"count": 6, "rows": ["x"] * 6, "pages": 0}},
        {"unread": {"count": 1, "rows": ["x" * 500], "pages": 0}},
        {"figures": [1] * 501},
    ],
)
def test_what_no_document_could_give_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not "):
        decode_reading({**encode_reading(READING), **change})
