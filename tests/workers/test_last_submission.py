"""What is stored of a submission with its message."""

from typing import Any

from app.schemas.transactions import TransactionData
from tests.support.messages import answer
from tests.support.messages import line as booked
from workers.last_submission import KEPT_TRANSACTIONS, logged_outcome


def line(number: int, **fields: Any) -> TransactionData:
    return booked(id=f"t{number}", amount_cents=100 * number, **fields)


def test_of_a_long_import_the_first_lines_and_the_number_are_kept() -> None:
    outcome = logged_outcome(answer(*map(line, range(1, 51)))).model_dump()
    assert len(outcome["transactions"]) == KEPT_TRANSACTIONS
    assert outcome["count"] == 50
    assert "source" not in outcome["transactions"][0]


def test_an_outcome_is_stored_in_the_form_that_the_version_before_reads() -> None:
    assert logged_outcome(answer(line(1), submission_id="s1")).model_dump() == {
        "type": "logged",
        "submission_id": "s1",
        "transactions": [
            {
                "id": "t1",
                "amount_cents": 100,
                "currency": "USD",
                "kind": "expense",
                "category": "food",
                "description": "Groceries at Whole Foods",
                "transaction_date": "2026-05-05",
            }
        ],
        "count": 1,
    }
