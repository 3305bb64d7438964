"""Faults while a message is taken, done or finished: counted on it, and the next goes on."""

from typing import Any

import pytest
from sqlalchemy import event, update
from structlog.testing import capture_logs

from app.db import table
from app.models import User
from app.store import inbox
from tests.support.conversation import Bench
from workers.conversations.claiming import GIVEN_UP_AT, MAX_CRASHES
from workers.results import Job, Result

# A row that no message of its user can be decided with, and its apology must do without.
NOWHERE = "Nowhere/Land"


def move(bench: Bench, timezone: str) -> None:
    """Change the user's time zone."""
    users = table(User)
    with bench.database.begin() as session:
        session.execute(update(users).values(timezone=timezone).where(users.c.id == bench.user_id))


def store_action(bench: Bench, sid: str, action: Any) -> None:
    """Store the action as another version would."""
    message = bench.message(sid)
    with bench.database.begin() as session:
        inbox.mark(session, message.id, action=action)


def crash(bench: Bench, conversation: str, times: int) -> None:
    """Work on the conversation this many times, each time as soon as a retry is due."""
    for _ in range(times):
        bench.conversations.work_on(conversation)
        bench.clock.advance(seconds=6)


def test_a_fault_while_a_message_is_taken_is_counted_and_waits(bench: Bench) -> None:
    conversation, sid = bench.receive()
    move(bench, NOWHERE)
    bench.conversations.work_on(conversation)
    bench.conversations.work_on(conversation)
    assert (bench.message(sid).state, bench.message(sid).crashes) == ("received", 1)
    assert bench.column(conversation, "lease_token") is None


def test_after_three_faults_the_message_fails_with_an_apology_and_the_next_is_taken(
    bench: Bench,
) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    move(bench, NOWHERE)
    crash(bench, conversation, MAX_CRASHES)
    _, second = bench.receive("spent 2 on tea")
    move(bench, "UTC")
    bench.conversations.work_on(conversation)
    assert (bench.message(first).state, bench.message(second).state) == ("failed", "done")
    sent = [body for _, _, body in bench.sender.sent]
    assert sent[0].startswith("Sorry")
    assert sent[1:] == ["re: spent 2 on tea"]


def test_the_apology_does_not_meet_the_fault_again(bench: Bench) -> None:
    conversation, sid = bench.receive()
    move(bench, NOWHERE)
    crash(bench, conversation, MAX_CRASHES + 1)
    assert bench.message(sid).state == "failed"
    assert len(bench.sender.sent) == 1
    assert bench.column(conversation, "lease_token") is None


def test_a_message_that_was_answered_ends_although_the_next_cannot_be_taken(bench: Bench) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")

    def moves(job: Job) -> Result:
        move(bench, NOWHERE)
        return Result(f"re: {job.message.body}")

    bench.actions.result = moves
    bench.conversations.work_on(conversation)
    assert bench.message(first).state == "done"
    assert (bench.message(second).state, bench.message(second).crashes) == ("received", 1)
    crash(bench, conversation, MAX_CRASHES + 1)
    assert bench.sender.looks == 0
    answer, apology = [body for _, _, body in bench.sender.sent]
    assert answer == "re: spent 1 on tea"
    assert apology.startswith("Sorry")
    assert bench.message(second).state == "failed"


def test_what_fails_again_and_again_in_the_end_fails_without_words(bench: Bench) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")
    bench.sender.trouble = [RuntimeError("a fault of ours")] * GIVEN_UP_AT
    with capture_logs() as logs:
        crash(bench, conversation, GIVEN_UP_AT + 1)
    assert (bench.message(first).state, bench.message(first).error) == ("failed", "crashed")
    assert bench.message(second).state == "done"
    (line,) = [line for line in logs if line["event"] == "message_given_up"]
    assert line["message_sid"] == first


@pytest.mark.parametrize(
    "stored",
    [
        {"kind": "teleport", "language": "es"},
        {"language": "en"},
        {"kind": "log"},
        {"kind": "log", "language": "en", "text": 5},
        {"kind": "log", "language": "en", "targets": []},
        ["log", "en"],
        "log",
        7,
    ],
)
def test_a_stored_action_that_cannot_be_read_is_one_failed_message(
    bench: Bench, stored: Any
) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")
    store_action(bench, first, stored)
    with capture_logs() as logs:
        bench.conversations.work_on(conversation)
    assert (bench.message(first).state, bench.message(second).state) == ("failed", "done")
    assert bench.message(first).action == stored
    sent = [body for _, _, body in bench.sender.sent]
    assert [sent[0][:5], *sent[1:]] == ["Sorry", "re: spent 2 on tea"]
    (line,) = [line for line in logs if line["event"] == "stored_action_unreadable"]
    assert (line["message_sid"], line["log_level"]) == (first, "error")


def test_a_field_that_is_not_known_is_dropped_and_kept_on_the_row(bench: Bench) -> None:
    conversation, sid = bench.receive("spent 1 on tea")
    stored = {"kind": "log", "language": "en", "text": "spent 1 on tea", "mood": "blue"}
    store_action(bench, sid, stored)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"
    assert [job.action.text for job in bench.actions.performed] == ["spent 1 on tea"]
    assert bench.message(sid).action == stored


def test_a_message_costs_no_more_than_its_statements(bench: Bench) -> None:
    executed: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        # The bench reads the switches at every look, a worker every two seconds.
        if "switches" not in statement:
            executed.append(statement)

    bench.receive("spent 1 on tea")
    conversation, _ = bench.receive("spent 2 on tea")
    event.listen(bench.database.engine, "before_cursor_execute", note)
    bench.conversations.work_on(conversation)
    event.remove(bench.database.engine, "before_cursor_execute", note)
    assert len(bench.sender.sent) == 2
    # Claim, then for each message: who writes and its mark; hold, reply, mark and steps; hold,
    # reply, mark, give back and, while one is left, the next in line.
    assert len(executed) == 1 + 1 + 2 * (2 + 4 + 4) + 1
