"""The chat: a message is understood, performed once, and stored with its answer."""

from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from app.db import Database
from app.errors import IdempotencyConflict, PersonalityRequired
from app.models import User
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.schemas.pages import PageQuery
from app.services import chat, chat_messages
from app.store import transactions
from tests.support.rows import NOW, Movement, add_movements, add_user


@pytest.fixture
def person(database: Database) -> User:
    """Return a user with a personality and $45 spent on food today."""
    with database.transaction() as session:
        user_id = add_user(session)
        session.get_one(User, user_id).personality_type = "supportive"
        add_movements(session, user_id, [Movement(NOW.date(), 4500)])
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        session.expunge(user)
    return user


def say(
    database: Database,
    person: User,
    message: str,
    *,
    minutes: int = 0,
    key: str | None = None,
    **fields: Any,
) -> ChatMessageData:
    """Say something to the assistant as the API does, and return its answer."""
    now = NOW + timedelta(minutes=minutes)
    new = NewChatMessage(message=message, **fields)
    prepared = chat.prepare(database, person, new, now)
    with database.transaction() as session:
        user = session.get_one(User, person.id)
        return chat.perform(session, user, prepared, key=key, fingerprint="print", now=now)


def amounts(database: Database, person: User) -> list[int]:
    """Return the amounts in the person's books, the latest first."""
    with database.read_only() as session:
        rows = transactions.list_latest(session, person.id, NOW.date() - timedelta(days=9), 50)
    return sorted(row.amount_cents for row in rows)


def test_the_chat_requires_a_plan(database: Database, person: User) -> None:
    person.personality_type = None
    with pytest.raises(PersonalityRequired):
        say(database, person, "how much did I spend on food?")


def test_whatsapp_is_served_without_a_plan(database: Database, person: User) -> None:
    person.personality_type = None
    answer = say(database, person, "how much did I spend on food?", channel="whatsapp")
    assert "$45" in answer.message


def test_the_figures_come_from_the_ledger(database: Database, person: User) -> None:
    assert "$45" in say(database, person, "how much did I spend on food this month?").message


def test_message_and_answer_are_stored_the_answer_after_the_message(
    database: Database, person: User
) -> None:
    answered = say(database, person, "how much did I spend on food this month?")
    with database.read_only() as session:
        page = chat_messages.history(session, person.id, PageQuery())
    answer, question = (item.model_dump() for item in page.items)
    assert (question["role"], answer["role"]) == ("user", "assistant")
    assert answer["message"] == answered.message
    assert (question["intent"], question["topic"]) == ("progress_check", "spending")
    assert question["created_at"] == "2026-05-05T14:30:00Z"


def test_a_follow_up_within_half_an_hour_goes_on_with_the_question(
    database: Database, person: User
) -> None:
    say(database, person, "how much did I spend on food this month?")
    assert "today" in say(database, person, "and today?", minutes=29).message


def test_over_the_api_a_change_is_only_proposed(database: Database, person: User) -> None:
    answer = say(database, person, "spent 12 on lunch")
    assert [(change.performed, change.id) for change in answer.changes] == [(False, None)]
    assert amounts(database, person) == [4500]


def test_with_apply_changes_it_is_performed(database: Database, person: User) -> None:
    answer = say(database, person, "spent 12 on lunch", apply_changes=True)
    assert [change.performed for change in answer.changes] == [True]
    assert amounts(database, person) == [1200, 4500]


def test_a_key_is_answered_again_however_late(database: Database, person: User) -> None:
    answer = say(database, person, "spent 12 on lunch", key="k", channel="whatsapp")
    with database.read_only() as session:
        assert chat_messages.find_answer(session, person, "k", "print") == answer
        assert chat_messages.find_answer(session, person, "other", "print") is None
        with pytest.raises(IdempotencyConflict):
            chat_messages.find_answer(session, person, "k", "another print")


def test_a_message_is_understood_again_where_the_dialogue_has_changed(
    database: Database, person: User
) -> None:
    say(database, person, "spent 12 on lunch", channel="whatsapp")
    new = NewChatMessage(message="it was 13", channel="whatsapp")
    prepared = chat.prepare(database, person, new, NOW)
    say(database, person, "spent 20 on a taxi", channel="whatsapp")
    with database.transaction() as session:
        user = session.get_one(User, person.id)
        chat.perform(session, user, prepared, key=None, fingerprint="", now=NOW)
    assert amounts(database, person) == [1200, 1300, 4500]


def test_the_log_names_commands_and_changes_and_no_words(database: Database, person: User) -> None:
    with capture_logs() as logs:
        answer = say(database, person, "spent 12 on lunch", channel="whatsapp")
    logged = next(line for line in logs if line["event"] == "chat_answered")
    assert logged["commands"] == ["log"]
    assert logged["changes"] == [answer.changes[0].id]
    assert "lunch" not in str(logs).lower()
