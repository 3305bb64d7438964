"""`ozzie inbox stuck` and `queue`: is a worker stuck, and what does RQ see."""

from datetime import timedelta

import pytest

from app.cli import main
from app.db import Database
from app.models import MessageState, SwitchName
from app.queue import connect, conversation_queue, enqueue_conversations
from app.services.switches import turn_on
from app.store import inbox
from tests.support.clock import FixedClock
from tests.support.conversation import WORKER, Bench
from tests.support.inbox import StoredMessage
from workers.conversations.leases import Lease


def test_an_idle_system_is_said_to_be(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "stuck"]) == 0
    assert capsys.readouterr().out == "idle: no message is open\n"


def test_a_fresh_message_is_not_stuck(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "stuck"]) == 0
    assert capsys.readouterr().out.endswith("nothing is stuck: 1 message is open\n")
    assert main(["inbox", "stuck", "--limit", "1"]) == 0
    assert "1 message is open at least; --limit shows more\n" in capsys.readouterr().out


def test_a_message_that_no_worker_takes_is_stuck(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.advance(minutes=-10)
    _, sid = bench.receive()
    assert main(["inbox", "stuck"]) == 1
    printed = capsys.readouterr().out
    assert f"{sid} received text, sent 10m ago: STUCK, no worker takes it" in printed


def test_what_a_switch_pauses_is_not_stuck(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.advance(minutes=-10)
    _, sid = bench.receive()
    turn_on(bench.database, SwitchName.PAUSE_READING, bench.clock())
    assert main(["inbox", "stuck"]) == 0
    printed = capsys.readouterr().out
    assert f"{sid} received text, sent 10m ago, waits because pause-reading is on\n" in printed
    assert "UTC; `ozzie switch off pause-reading` goes on\n" in printed


def test_a_stop_is_stuck_while_reading_is_paused_and_not_while_sending_is(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.advance(minutes=-10)
    _, sid = bench.receive("stop")
    with bench.database.begin() as session:
        inbox.mark(session, bench.message(sid).id, state=MessageState.URGENT)
    turn_on(bench.database, SwitchName.PAUSE_READING, bench.clock())
    assert main(["inbox", "stuck"]) == 1
    turn_on(bench.database, SwitchName.PAUSE_SENDING, bench.clock())
    assert main(["inbox", "stuck"]) == 0
    assert "waits because pause-sending is on" in capsys.readouterr().out


def test_a_message_that_waits_for_its_next_attempt_is_not_stuck(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.advance(minutes=-10)
    conversation, sid = bench.receive()
    lease = Lease(conversation, "x")
    with bench.database.begin() as session:
        bench.conversations._leases.claim(session, lease)
        bench.conversations._leases.defer(session, lease, timedelta(minutes=20, seconds=30))
        inbox.mark(session, bench.message(sid).id, error="api 503")
    assert main(["inbox", "stuck"]) == 0
    printed = capsys.readouterr().out
    assert "next attempt in 10m, our API answered 503" in printed


def test_a_worker_that_holds_a_message_too_long_is_named(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    now = bench.clock.now
    bench.clock.advance(minutes=-10)
    conversation, sid = bench.receive()
    lease = Lease(conversation, "x", WORKER)
    assert bench.conversations._claim(lease)
    bench.clock.now = now
    with bench.database.begin() as session:
        bench.conversations._leases.renew(session, lease)
    assert main(["inbox", "stuck"]) == 1
    printed = capsys.readouterr().out
    assert f"{sid} claimed text, sent 10m ago, held for 10m by worker tests:1" in printed
    assert "restart that worker" in printed


def test_the_queue_is_told_as_rq_sees_it(
    redis_url: str,
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    client = connect(redis_url, timeout=20)
    enqueue_conversations(client, ["ozz_conv_1", "ozz_conv_2"])
    assert main(["inbox", "queue"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("2 conversations queued, the oldest for ")
    assert "0 jobs started, 0 between queue and worker, 0 failed" in printed[1]
    assert "no worker is registered" in printed[2]
    client.lmove(conversation_queue(client).key, conversation_queue(client).intermediate_queue_key)
    assert main(["inbox", "queue"]) == 1
    assert "1 between queue and worker" in capsys.readouterr().out
    client.connection_pool.disconnect()


def test_a_redis_that_does_not_answer_is_said_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox", "queue"]) == 2
    assert "ozzie: Redis does not answer (REDIS_URL)" in capsys.readouterr().err
