"""Submissions and their keys, on both databases."""

from typing import Any

from app.db import Session
from app.models import User
from app.store import submissions
from tests.support.rows import NOW, add_user


def values(session: Session, user_id: str, submission_id: str, key: str | None) -> dict[str, Any]:
    """Return the columns of a submission of the user's client."""
    user = session.get(User, user_id)
    assert user is not None
    return {
        "id": submission_id,
        "client_id": user.client_id,
        "user_id": user_id,
        "idempotency_key": key,
        "source": "api_text",
        "created_at": NOW,
    }


def test_a_submission_is_found_by_its_key(session: Session, user_id: str) -> None:
    row = values(session, user_id, "sub_1", "key")
    assert submissions.add(session, row)
    found = submissions.find_by_key(session, row["client_id"], "key")
    assert found is not None
    assert found.id == "sub_1"
    assert submissions.find_by_key(session, row["client_id"], "another") is None


def test_a_key_is_used_once(session: Session, user_id: str) -> None:
    assert submissions.add(session, values(session, user_id, "sub_1", "key"))
    assert not submissions.add(session, values(session, user_id, "sub_2", "key"))


def test_submissions_without_a_key_are_all_kept(session: Session, user_id: str) -> None:
    assert submissions.add(session, values(session, user_id, "sub_1", None))
    assert submissions.add(session, values(session, user_id, "sub_2", None))


def test_the_last_submission_is_the_newest_of_the_person(session: Session, user_id: str) -> None:
    # The user of these tests has one submission.
    other = add_user(session, "ana")
    for number in (1, 3, 2):
        submissions.add(session, values(session, user_id, f"sub_z{number}", None))
    assert submissions.find_latest(session, user_id) == "sub_z3"
    assert submissions.find_latest(session, other) == "sub_ana"


def test_submissions_are_counted_up_to_a_bound(session: Session, user_id: str) -> None:
    add_user(session, "ana")
    assert submissions.count_first(session, user_id, 3) == 1
    for number in range(4):
        submissions.add(session, values(session, user_id, f"sub_{number}", None))
    assert submissions.count_first(session, user_id, 3) == 3
