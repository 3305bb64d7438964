"""Transactions as requests and answers: what is accepted, and what a row becomes."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from app.categories import CATEGORIES, Category
from app.schemas.transactions import (
    NewSubmission,
    SubmittedTransactions,
    TransactionChanges,
    TransactionData,
)

ANSWER: Any = SubmittedTransactions.model_json_schema()["examples"][0]


def test_the_api_names_the_categories_that_the_reader_knows() -> None:
    assert get_args(Category) == CATEGORIES
    named = TransactionData.model_json_schema()["properties"]["category"]["enum"]
    assert tuple(named) == CATEGORIES


def test_a_submission_tells_its_source_by_channel_and_type() -> None:
    assert NewSubmission(type="text", content="12 lunch").source == "api_text"
    assert NewSubmission(type="pdf", content="x", channel="whatsapp").source == "whatsapp_pdf"


def test_an_amount_of_cents_is_a_whole_number_above_zero() -> None:
    for wrong in (0, -1, 1.5, "12", True):
        with pytest.raises(ValidationError):
            TransactionChanges.model_validate({"amount_cents": wrong})


def test_an_answer_is_parsed_into_what_it_was_built_from() -> None:
    answer = SubmittedTransactions.from_answer(ANSWER)
    assert answer.model_dump() == ANSWER
    assert answer.transactions[0].category == "food"


def test_fields_that_a_newer_version_has_added_are_ignored_at_every_depth() -> None:
    line = {**ANSWER["transactions"][0], "tags": ["new"]}
    newer = {**ANSWER, "transactions": [line], "warnings": []}
    assert SubmittedTransactions.from_answer(newer).model_dump() == ANSWER


def test_an_answer_without_a_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        SubmittedTransactions.from_answer({"submission_id": "ozz_sub_1"})


def test_an_answer_without_what_the_workers_do_without_is_read() -> None:
    needed = {
        "id": "ozz_txn_1",
        "amount_cents": 4500,
        "currency": "USD",
        "kind": "expense",
        "category": "food",
        "description": "Groceries",
        "transaction_date": "2026-05-05",
        "ai_confidence": 0.97,
    }
    answer = SubmittedTransactions.from_answer(
        {"submission_id": "ozz_sub_1", "transactions": [needed]}
    )
    assert answer.transactions[0].model_dump(include=set(needed)) == needed
    assert (answer.summary, answer.duplicates, answer.document) == (None, [], None)


def test_services_build_no_answer_with_fields_left_out() -> None:
    with pytest.raises(ValidationError):
        SubmittedTransactions.model_validate({"submission_id": "ozz_sub_1", "transactions": []})
