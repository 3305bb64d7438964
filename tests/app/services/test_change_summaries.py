"""What a list of changes says about each, in the person's language."""

import pytest

from app.models import User
from app.schemas.transactions import TransactionData
from app.services import change_summaries as summaries
from app.text.languages import LANGUAGES

ENTRY = TransactionData(
    id="txn_1",
    user_id="usr_1",
    submission_id="sub_1",
    amount_cents=4550,
    currency="USD",
    kind="expense",
    category="food",
    description="Groceries",
    transaction_date="2026-05-05",
    source="api_text",
    ai_confidence=1,
    installments=None,
    created_at="2026-05-05T14:30:00Z",
)


def person(language: str) -> User:
    return User(language=language, currency="USD", timezone="UTC")


def test_one_entry_is_its_amount_and_what_it_was() -> None:
    assert summaries.of_created(person("en"), [ENTRY]) == "$45.50 · Groceries"


def test_of_many_entries_the_first_stands_for_all() -> None:
    many = summaries.of_created(person("en"), [ENTRY] * 3)
    assert many == "$45.50 · Groceries and 2 more"


def test_where_nothing_was_booked_nothing_is_said() -> None:
    assert summaries.of_created(person("en"), []) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_changed_and_removed_entries_are_told_apart(language: str) -> None:
    said = {
        of(person(language), [ENTRY])
        for of in (summaries.of_created, summaries.of_changed, summaries.of_removed)
    }
    assert len(said) == 3
    assert all("Groceries" in each for each in said)
