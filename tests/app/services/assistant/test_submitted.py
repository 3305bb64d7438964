"""The reply to a submission from WhatsApp, and what the dialogue remembers of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.assistant.commands import EntryReference, Remove
from app.assistant.dialogue import Dialogue, read_dialogue
from app.db import Session
from app.models import User
from app.reading.types import DraftTransaction
from app.schemas.transactions import SubmittedTransactions
from app.services import submissions
from app.services.assistant.submitted import (
    HINTED_SUBMISSIONS,
    WHATSAPP,
    answer_submission,
    booked_outcome,
    word_submission,
)
from app.services.recorder import ChangeRecorder
from app.store import dialogues
from tests.support.messages import answer, duplicate, line
from tests.support.rows import NOW

TODAY = NOW.date()
TEA = DraftTransaction(300, "USD", "expense", "food", "Tea", TODAY, 0.97)


def book(session: Session, user: User, *drafts: DraftTransaction) -> SubmittedTransactions:
    """Book a text of these entries, as the API does."""
    read = submissions.ReadSubmission(
        source="whatsapp_text", drafts=drafts, language="en", today=TODAY, allow_duplicates=True
    )
    return submissions.book(
        session, user, read, key=None, fingerprint="", now=NOW, recorder=ChangeRecorder()
    )


def dialogue_of(session: Session, user: User) -> Dialogue:
    row = dialogues.find(session, user.id, WHATSAPP)
    return read_dialogue(row.state if row else {}, NOW)


def test_the_lines_that_the_reply_shows_are_remembered_in_order(
    session: Session, user: User
) -> None:
    booked = book(session, user, TEA, DraftTransaction(**{**_fields(TEA), "description": "Cake"}))
    replied = answer_submission(session, user, booked, TODAY, NOW)
    assert replied.message is not None
    assert [one.split(" · ")[1] for one in replied.message.split("\n")[:2]] == ["Tea", "Cake"]
    after = dialogue_of(session, user)
    assert after.shown == tuple(entry.id for entry in booked.transactions)
    assert (after.focus, after.open, after.updated_at) == ("entry", None, NOW)


def _fields(draft: DraftTransaction) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def test_a_log_ends_what_was_asked_and_what_may_be_gone_on_with(
    session: Session, user: User
) -> None:
    order = Remove(entry=EntryReference(words="lunch"))
    before = Dialogue(order=order, goal_id="g1", updated_at=NOW - timedelta(minutes=1))
    dialogues.save(session, user.id, WHATSAPP, before.as_json(), NOW)
    answer_submission(session, user, book(session, user, TEA), TODAY, NOW)
    after = dialogue_of(session, user)
    assert (after.order, after.goal_id) == (None, "g1")


def test_rows_that_were_left_out_are_remembered_for_book_it_anyway(
    session: Session, user: User
) -> None:
    answered = answer(line(), duplicates=[duplicate(description="Coffee", amount_cents=400)])
    answer_submission(session, user, answered, TODAY, NOW)
    (left_out,) = dialogue_of(session, user).left_out
    assert (left_out.description, left_out.amount_cents) == ("Coffee", 400)
    assert left_out.transaction_date == date(2026, 5, 5)


def test_a_submission_sent_again_is_worded_alike_and_remembered_no_further(
    session: Session, user: User
) -> None:
    booked = book(session, user, TEA)
    first = answer_submission(session, user, booked, TODAY, NOW)
    row = dialogues.find(session, user.id, WHATSAPP)
    assert row is not None
    assert word_submission(session, user, booked, NOW).message == first.message
    again = dialogues.find(session, user.id, WHATSAPP)
    assert again is not None
    assert again.version == row.version


def test_how_to_correct_is_said_with_the_first_bookings_only(session: Session, user: User) -> None:
    # The user of these tests has one submission without entries.
    hints = [
        booked_outcome(session, user, book(session, user, TEA), TODAY).shows_hint
        for _ in range(HINTED_SUBMISSIONS + 1)
    ]
    assert hints[0]
    assert not hints[-1]
    assert hints == sorted(hints, reverse=True)


def test_how_to_correct_is_said_whenever_it_is_a_guess(session: Session, user: User) -> None:
    for _ in range(HINTED_SUBMISSIONS + 1):
        book(session, user, TEA)
    guess = DraftTransaction(**{**_fields(TEA), "confidence": 0.5})
    assert booked_outcome(session, user, book(session, user, guess), TODAY).shows_hint


def test_an_entry_like_one_of_the_same_day_is_marked(session: Session, user: User) -> None:
    first = booked_outcome(session, user, book(session, user, TEA), TODAY)
    second = booked_outcome(session, user, book(session, user, TEA), TODAY)
    assert first.repeats == frozenset()
    assert second.repeats == {second.lines[0].id}


@pytest.mark.parametrize(
    ("fields", "tells"),
    [
        ({}, True),
        ({"transaction_date": TODAY - timedelta(days=40)}, False),
    ],
)
def test_the_month_is_told_where_the_entry_is_of_it(
    session: Session, user: User, fields: dict[str, Any], tells: bool
) -> None:
    booked = book(session, user, DraftTransaction(**{**_fields(TEA), **fields}))
    assert (booked_outcome(session, user, booked, TODAY).summary is not None) is tells
