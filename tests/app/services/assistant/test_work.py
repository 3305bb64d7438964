"""The work on one message: what is reported, remembered and stored of it."""

from datetime import timedelta
from typing import Any

import pytest

from app.assistant.commands import AskDetail, Choice, Feature, Undo
from app.assistant.dialogue import ANSWERED_WITHIN, MAX_SHOWN, Dialogue
from app.assistant.wording.formatter import ReplyFormatter
from app.db import Session
from app.models import User
from app.reading.categories.lookup import CategoryLookup
from app.schemas.changes import ChangeType
from app.services import transactions
from app.services.assistant.work import Work
from app.services.changes import find_undoable
from app.services.recorder import ChangeRecorder
from app.store import transactions as store
from tests.support.rows import NOW, Movement, add_movements

TODAY = NOW.date()


def work_of(session: Session, user: User, **fields: Any) -> Work:
    return Work(
        session=session,
        user=user,
        now=NOW,
        today=TODAY,
        language="en",
        channel="whatsapp",
        formatter=ReplyFormatter("en", "US", TODAY),
        categories=CategoryLookup(),
        **{"dialogue": Dialogue(), "answer_id": "ozz_chat_2", **fields},
    )


@pytest.fixture
def work(session: Session, user: User) -> Work:
    """Return the work on a message of a person who bought tea and lunch."""
    add_movements(session, user.id, [Movement(TODAY, 300, "Tea"), Movement(TODAY, 900, "Lunch")])
    return work_of(session, user)


def remove_tea(work: Work) -> None:
    """Remove the tea, recorded as a change of the message."""
    recorder = ChangeRecorder()
    (tea,) = [entry for entry in work.books().entries if entry.description == "Tea"]
    transactions.remove(work.session, work.user.id, tea.id, recorder=recorder)
    work.save(recorder, ChangeType.TRANSACTION_REMOVED, "Removed: $3 · Tea")


def test_what_was_recorded_is_stored_as_a_change_of_the_answer_and_reported(work: Work) -> None:
    remove_tea(work)
    (change,) = work.changes
    stored = find_undoable(work.session, work.user.id, "whatsapp")
    assert stored is not None
    assert (stored.id, stored.source_id) == (change.id, "ozz_chat_2")
    assert (change.type, change.performed, change.undoable) == ("transaction.removed", True, True)


def test_where_nothing_was_recorded_nothing_is_reported(work: Work) -> None:
    work.save(ChangeRecorder(), ChangeType.TRANSACTION_CHANGED, "nothing")
    assert work.changes == []


def test_a_later_command_sees_the_books_as_they_are_then(work: Work) -> None:
    assert len(work.books().entries) == 2
    remove_tea(work)
    assert [entry.description for entry in work.books().entries] == ["Lunch"]


def test_the_books_are_loaded_once(work: Work) -> None:
    assert work.books() is work.books()


def test_what_is_not_stored_cannot_be_undone(work: Work) -> None:
    work.report(None, "user.erase_confirmed", "Erased")
    assert (work.changes[0].id, work.changes[0].undoable) == (None, False)


def test_lines_are_remembered_in_the_order_shown(work: Work) -> None:
    work.show(["t1", "t2"])
    work.show(["t3"])
    after = work.next_dialogue()
    assert (after.shown, after.focus) == (("t1", "t2", "t3"), "entry")
    assert work.shown == after.shown


def test_of_many_lines_the_first_are_remembered(work: Work) -> None:
    work.show([f"t{number}" for number in range(MAX_SHOWN + 5)])
    assert work.shown == tuple(f"t{number}" for number in range(MAX_SHOWN))


def test_what_was_spoken_of_last_is_it(work: Work) -> None:
    work.show(["t1"])
    work.speak_of_goal("g1")
    after = work.next_dialogue()
    assert (after.focus, after.goal_id, after.shown) == ("goal", "g1", ("t1",))
    work.speak_of_feature(Feature.BUDGET)
    assert work.next_dialogue().focus == "feature"


def test_what_is_asked_waits_ten_minutes(work: Work) -> None:
    choice = Choice(label="Tea", commands=(Undo(),))
    asked = work.ask("Which one?", kind="choice", choices=[choice])
    assert work.open_question == asked.question
    assert asked.question.expires_at == NOW + ANSWERED_WITHIN
    assert work.next_dialogue().open == asked.question


def test_a_message_keeps_what_it_does_not_touch_and_closes_the_open_question(
    session: Session, user: User
) -> None:
    waiting = work_of(session, user).ask(
        "How much?", slot="amount", command=AskDetail(slot="amount")
    )
    before = Dialogue(
        shown=("t1",), goal_id="g1", open=waiting.question, updated_at=NOW - timedelta(minutes=5)
    )
    after = work_of(session, user, dialogue=before).next_dialogue()
    assert (after.shown, after.goal_id) == (("t1",), "g1")
    assert (after.open, after.updated_at) == (None, NOW)


def test_what_is_only_proposed_is_reported_so_and_not_remembered_as_shown(work: Work) -> None:
    trial = work.session.begin_nested()
    work.show(["t1"])
    remove_tea(work)
    trial.rollback()
    work.propose()
    (change,) = work.changes
    assert (change.id, change.performed, change.undoable) == (None, False, False)
    assert work.shown == ()
    assert len(store.list_by_submission(work.session, "sub_maria")) == 2
    assert len(work.books().entries) == 2
