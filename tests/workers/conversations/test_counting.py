"""What a worker counts of messages and replies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db import Database
from app.models import MessageState, ReplyState
from app.store import inbox, replies
from app.twilio.sender import NotSent
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, FakeSender, make_bench
from tests.support.scrapes import Growth
from workers.conversations.claiming import FLOOD_MESSAGES
from workers.results import Job, Result

QUEUED = 'ozzie_replies_total{code="",state="queued"}'


@pytest.fixture
def bench(tmp_path: Path, sqlite_template: Path, clock: FixedClock) -> Iterator[Bench]:
    """Yield a worker on SQLite alone: what is counted does not depend on the database."""
    path = tmp_path / "ozzie.db"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}")
    yield make_bench(database, clock)
    database.close()


def test_an_answered_message_is_timed_from_its_arrival(bench: Bench) -> None:
    conversation, _ = bench.receive(kind="image")
    bench.clock.advance(seconds=7)
    growth = Growth()
    bench.conversations.work_on(conversation)
    assert growth.of("ozzie_replies") == {QUEUED: 1}
    assert growth.of("ozzie_reply_seconds_sum") == {'ozzie_reply_seconds_sum{kind="image"}': 7}
    within = growth.of("ozzie_reply_seconds_bucket")
    assert min(within) == 'ozzie_reply_seconds_bucket{kind="image",le="+Inf"}'
    assert 'ozzie_reply_seconds_bucket{kind="image",le="10.0"}' in within
    assert 'ozzie_reply_seconds_bucket{kind="image",le="5.0"}' not in within


def test_a_reply_that_twilio_refuses_has_its_code_and_no_time(bench: Bench) -> None:
    conversation, _ = bench.receive()
    bench.sender.trouble.append(NotSent(63016))
    growth = Growth()
    bench.conversations.work_on(conversation)
    assert growth.of("ozzie_repl") == {'ozzie_replies_total{code="63016",state="failed"}': 1}


def test_a_slot_is_busy_while_a_message_is_worked_on_and_a_crash_is_counted(bench: Bench) -> None:
    conversation, _ = bench.receive()
    growth, during = Growth(), dict[str, float]()

    def crash(_job: Job) -> Result:
        during.update(growth.of("ozzie_slots"))
        raise ZeroDivisionError

    bench.actions.result = crash
    bench.conversations.work_on(conversation)
    assert during == {"ozzie_slots_busy": 1}
    assert growth.of("ozzie_slots") == {}
    assert growth.of("ozzie_message_crashes") == {"ozzie_message_crashes_total": 1}


def test_who_sends_too_much_is_counted_as_made_to_wait(bench: Bench) -> None:
    for _ in range(FLOOD_MESSAGES):
        conversation, sid = bench.receive()
        with bench.database.begin() as session:
            done = {"state": MessageState.DONE, "finished_at": bench.clock()}
            inbox.mark(session, bench.message(sid).id, **done)
    bench.receive()
    growth = Growth()
    bench.conversations.work_on(conversation)
    assert growth.of("ozzie_flood") == {"ozzie_flood_waits_total": 1}
    assert growth.of("ozzie_replies") == {}


def test_a_reply_whose_callback_overtakes_our_record_is_counted_as_taken(
    bench: Bench,
) -> None:
    class Overtaken(FakeSender):
        def send(self, reply_id: str, recipient: str, body: str, number: str) -> str:
            sid = super().send(reply_id, recipient, body, number)
            with bench.database.begin() as session:
                state = ReplyState.DELIVERED
                replies.advance(session, reply_id, state, message_sid=sid, now=bench.clock())
            return sid

    overtaken = make_bench(
        bench.database,
        bench.clock,
        user_id=bench.user_id,
        sender=Overtaken(),  # type: ignore[arg-type]  # the same face
    )
    conversation, _ = bench.receive()
    growth = Growth()
    overtaken.conversations.work_on(conversation)
    assert growth.of("ozzie_replies") == {QUEUED: 1}
