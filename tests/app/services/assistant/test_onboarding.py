"""The income is asked for once, by the way."""

import pytest

from app.assistant.wording.formatter import ReplyFormatter
from app.db import Database
from app.models import User
from app.reading.types import DraftTransaction
from app.services import submissions
from app.services.assistant.onboarding import ask_by_the_way
from app.services.assistant.submitted import answer_submission
from app.services.recorder import ChangeRecorder
from app.services.submissions import ReadSubmission
from tests.support.chatting import ChattingPerson
from tests.support.rows import NOW

LUNCH = DraftTransaction(1200, "USD", "expense", "food", "Lunch", NOW.date(), 1.0)


@pytest.fixture
def person(database: Database) -> ChattingPerson:
    """Return a person who has told nothing of their finances, with one submission."""
    return ChattingPerson(database)


def submit(database: Database, person: ChattingPerson) -> str:
    """Book a lunch as the API does for the worker, and return the reply."""
    submission = ReadSubmission(
        source="whatsapp_text",
        drafts=[LUNCH],
        language="en",
        today=NOW.date(),
        allow_duplicates=True,
    )
    with database.transaction() as session:
        user = session.get_one(User, person.id)
        booked = submissions.book(
            session,
            user,
            submission,
            key=None,
            fingerprint="",
            now=NOW,
            recorder=ChangeRecorder(),
        )
        answered = answer_submission(session, user, booked, NOW.date(), NOW)
    return answered.message or ""


def test_it_follows_the_third_booking_and_is_answered(
    database: Database, person: ChattingPerson
) -> None:
    assert "By the way" not in submit(database, person)
    assert "By the way" in submit(database, person)

    assert "goes out" in person.say("about 4000")
    assert person.user.told_income_cents == 400000


def test_it_is_asked_once(database: Database, person: ChattingPerson) -> None:
    replies = [submit(database, person) for _ in range(4)]

    assert sum("By the way" in reply for reply in replies) == 1


def test_whoever_has_an_intake_is_not_asked(database: Database, person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")
    submit(database, person)
    submit(database, person)
    with database.transaction() as session:
        user = session.get_one(User, person.id)
        formatter = ReplyFormatter("en", "US", NOW.date())
        assert ask_by_the_way(session, user, formatter) is None
