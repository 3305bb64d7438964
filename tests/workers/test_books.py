"""What a conversation booked last: as it stands after undos and corrections."""

from typing import Any

from workers.books import KEPT_LINES, last_logged, logged


def line(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"t{number}",
        "amount_cents": 100 * number,
        "currency": "USD",
        "kind": "expense",
        "category": "food",
        "description": "Lunch",
        "transaction_date": "2026-05-05",
        "source": "whatsapp_text",
    } | fields


def submission(number: int) -> dict[str, Any]:
    return logged({"submission_id": f"s{number}", "transactions": [line(number)]})


def test_nothing_was_booked() -> None:
    assert last_logged([]) is None
    assert last_logged([{"type": "said"}]) is None


def test_the_newest_submission_is_the_last() -> None:
    last = last_logged([submission(2), submission(1)])
    assert last is not None
    assert last.submission_id == "s2"


def test_what_was_taken_back_does_not_count() -> None:
    undone = {"type": "undone", "submission_id": "s2"}
    last = last_logged([undone, submission(2), submission(1)])
    assert last is not None
    assert last.submission_id == "s1"


def test_a_correction_shows_in_the_last_lines() -> None:
    fixed = {"type": "edited", "submission_id": "s1", "transactions": [line(1, category="other")]}
    older = {"type": "edited", "submission_id": "s1", "transactions": [line(1, category="health")]}
    last = last_logged([fixed, older, submission(1)])
    assert last is not None
    assert last.transactions[0]["category"] == "other"


def test_a_submission_that_booked_nothing_is_passed_over() -> None:
    empty = logged({"submission_id": "s2", "transactions": []})
    last = last_logged([empty, submission(1)])
    assert last is not None
    assert last.submission_id == "s1"


def test_of_a_long_import_the_first_lines_and_the_number_are_kept() -> None:
    outcome = logged({"submission_id": "s", "transactions": [line(n) for n in range(50)]})
    assert len(outcome["transactions"]) == KEPT_LINES
    assert outcome["count"] == 50
    assert "source" not in outcome["transactions"][0]
