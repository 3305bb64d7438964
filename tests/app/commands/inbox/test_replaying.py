"""`ozzie inbox replay`: one message, many, or all that failed in a span of time."""

from datetime import timedelta

import pytest

from app.cli import main
from app.queue import connect, conversation_queue
from app.retries import WINDOW
from app.store import message_events
from app.twilio.sender import NotSent
from tests.support.conversation import Bench
from tests.support.inbox import StoredMessage


def fail_two(bench: Bench) -> list[str]:
    """Let two messages of a person fail; return their sids in the order they were sent."""
    bench.sender.trouble = [NotSent(63016), NotSent(63016)]
    sids = list[str]()
    for _ in range(2):
        bench.clock.advance(seconds=-30)
        conversation, sid = bench.receive()
        bench.conversations.work_on(conversation)
        sids.insert(0, sid)
    assert {bench.message(sid).state for sid in sids} == {"failed"}
    return sids


def test_a_failed_message_is_run_again(
    message: StoredMessage, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    message.becomes("failed", error="api 500", finished_at=message.read().received_at)
    assert main(["inbox", "replay", message.sid]) == 0
    assert message.read().state == "received"
    client = connect(redis_url, timeout=20)
    (job,) = conversation_queue(client).jobs
    assert list(job.args) == [message.conversation]
    client.connection_pool.disconnect()
    with message.database.read_only() as session:
        (step,) = message_events.list_by_message(session, message.read().id)
    assert (step.kind, step.detail) == ("replayed", {"run": 1})


def test_what_failed_within_a_span_is_run_again_in_the_order_it_was_sent(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = fail_two(bench)
    capsys.readouterr()  # what the worker logged
    assert main(["inbox", "replay", "--state", "failed", "--since", "1h"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:2]] == [first, second]
    assert lines[-1] == "2 run again, 0 skipped"
    assert [bench.message(sid).state for sid in (first, second)] == ["received"] * 2
    bench.conversations.work_on(bench.message(first).conversation_id)
    assert [bench.message(sid).state for sid in (first, second)] == ["done"] * 2


def test_a_dry_run_changes_nothing(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    sids = fail_two(bench)
    command = ["inbox", "replay", "--state", "failed", "--since", "1h", "--dry-run"]
    assert main(command) == 0
    assert "2 would run again, 0 skipped" in capsys.readouterr().out
    assert {bench.message(sid).state for sid in sids} == {"failed"}
    assert main([*command, "--limit", "1"]) == 0
    assert "1 would run again" in capsys.readouterr().out
    assert main([*command, "--until", "30m"]) == 0
    assert "0 would run again" in capsys.readouterr().out


def test_a_message_that_is_worked_on_is_not_run_twice(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "replay", message.sid]) == 1
    assert "skipped, it is received" in capsys.readouterr().out


def test_a_blanked_message_cannot_be_run_again(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    message.becomes("done", body=None, finished_at=message.read().received_at)
    assert main(["inbox", "replay", message.sid]) == 1
    assert "it was blanked" in capsys.readouterr().out
    assert message.read().state == "done"


def test_who_wrote_too_long_ago_gets_no_replay(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.clock.now -= WINDOW + timedelta(minutes=5)
    first, second = fail_two(bench)
    assert main(["inbox", "replay", "--state", "failed", "--since", "2d"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("no reply can arrive") == 2
    assert bench.message(first).state == "failed"
    assert main(["inbox", "replay", second]) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "name messages by their SIDs"),
        (["SM1", "--state", "failed"], "name messages by their SIDs"),
        (["--state", "failed"], "--state needs --since"),
        (["SM1", "--since", "1h"], "--since and --until go with --state"),
        (["SM1"], "No message SM1"),
    ],
)
def test_what_is_unclear_is_refused(
    options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "replay", *options]) == 2
    assert words in capsys.readouterr().err
