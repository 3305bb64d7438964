"""Tests of what readers take and return."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import Any, cast

import pytest

from app.reading.types import DocumentReading, DraftTransaction, Edit, ReaderContext, Reading

TODAY = date(2026, 5, 20)


def test_the_corrections_of_a_context_cannot_be_changed() -> None:
    corrections = cast("dict[str, Any]", ReaderContext(TODAY).corrections)
    with pytest.raises(TypeError):
        corrections["bakery"] = "food"


def test_a_person_without_a_known_country_has_dollars_and_english() -> None:
    context = ReaderContext(TODAY)
    assert (context.country, context.currency, context.language) == ("", "USD", "en")


def test_a_draft_is_changed_only_in_a_copy() -> None:
    draft = DraftTransaction(1200, "USD", "expense", "food", "Bakery", TODAY, 0.95)
    with pytest.raises(FrozenInstanceError):
        cast("Any", draft).amount_cents = 1300
    assert replace(draft, amount_cents=1300).amount_cents == 1300
    assert draft.amount_cents == 1200


def test_an_edit_without_values_changes_nothing() -> None:
    assert Edit() == Edit(None, None, None, None, None)
    assert Edit(amount_cents=100) != Edit()


def test_readings_have_no_drafts_unless_some_were_found() -> None:
    assert Reading("chat", "en").drafts == ()
    assert DocumentReading(problem="no_receipt").drafts == ()
