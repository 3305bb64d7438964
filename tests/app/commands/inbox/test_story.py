"""`ozzie inbox show`: a message's way as a story, without words of a person."""

import json

import pytest

from app.cli import main
from app.commands.inbox.story import describe
from app.models import EventKind, SwitchName
from app.retries import Transient
from app.services.switches import turn_on
from app.store import message_events
from app.store.message_events import Event, make_event
from app.twilio import status
from app.twilio.sender import NotSent
from tests.support.clock import FixedClock
from tests.support.conversation import WORKER, Bench
from tests.support.inbox import StoredMessage
from tests.support.people import PHONE
from tests.support.twilio import new_sid
from workers.conversations.leases import Lease


def shown(sid: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Return what `ozzie inbox show` prints."""
    assert main(["inbox", "show", sid, *options]) == 0
    return capsys.readouterr().out


def last_line(sid: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the last line of what `ozzie inbox show` prints."""
    return shown(sid, capsys).splitlines()[-1]


def test_each_step_is_told_with_its_time(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.actions.trouble = [Transient("api 500")]
    conversation, sid = bench.receive("my secret salary")
    bench.conversations.work_on(conversation)
    bench.clock.advance(minutes=2)
    bench.conversations.work_on(conversation)
    reply = bench.reply(sid)
    assert reply is not None
    form = {"MessageStatus": "undelivered", "MessageSid": reply.message_sid, "ErrorCode": "63015"}
    with bench.database.begin() as session:
        status.record(session, reply.id, form, bench.clock())  # type: ignore[arg-type]  # as a form
    printed = shown(sid, capsys)
    for words in (
        f"{sid}: text, arrived ",
        "is done",
        "+0.00s  claimed by worker tests:1, attempt 1",
        "+0.00s  action: chat",
        "+0.00s  waits for 1 s: our API answered 500",
        "+120.00s  claimed by worker tests:1, attempt 2",
        f"+120.00s  reply {reply.id} stored: said",
        f"+120.00s  reply sent as {reply.message_sid}",
        "Twilio reports: undelivered, Twilio 63015: the recipient has not joined the sandbox",
    ):
        assert words in printed
    assert "salary" not in printed
    assert PHONE not in printed


def test_a_reply_that_twilio_refuses_is_explained(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.sender.trouble = [NotSent(63016)]
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    printed = shown(sid, capsys)
    assert "reply not sent: Twilio 63016: more than 24 hours since the person last wrote" in printed
    assert "is failed" in printed
    assert "failed: Twilio 63016" in printed


def test_programs_read_json(message: StoredMessage, capsys: pytest.CaptureFixture[str]) -> None:
    with message.database.begin() as session:
        step = make_event(EventKind.CLAIMED, FixedClock().now, worker="h:1", attempt=1)
        message_events.add(session, message.read().id, [step])
    found = json.loads(shown(message.sid, capsys, "--json"))
    assert (found["state"], found["replies"]) == ("received", [])
    step, stored = found["steps"]
    assert stored["kind"] == "stored"
    assert step == {
        "at": "2026-05-05T14:30:00+00:00",
        "kind": "claimed",
        "worker": "h:1",
        "attempt": 1,
    }


def test_a_message_whose_steps_are_not_stored_is_shown(
    message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(message.sid, capsys).splitlines()[-2].endswith("+0.00s  stored")
    at = message.read().received_at
    message.becomes("done", first_attempt_at=at, finished_at=at)
    printed = shown(message.sid, capsys)
    assert "its steps were deleted after 30 days" in printed
    assert "salary" not in printed


def test_a_message_in_work_is_shown_with_the_worker_that_holds_it(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation, sid = bench.receive()
    _, behind = bench.receive()
    assert last_line(sid, capsys) == "now: waits for a worker"
    assert bench.conversations._claim(Lease(conversation, "x", WORKER))
    assert last_line(sid, capsys) == "now: held for 0s by worker tests:1"
    assert last_line(behind, capsys) == (
        "now: waits for an earlier message of the same person, held by worker tests:1"
    )


def test_a_message_that_a_switch_pauses_says_which(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    _, sid = bench.receive()
    turn_on(bench.database, SwitchName.PAUSE_READING, bench.clock())
    assert last_line(sid, capsys) == "now: waits because pause-reading is on"


def test_an_ignored_message_says_why_once(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    conversation, sid = bench.receive("👍", kind="reaction")
    bench.conversations.work_on(conversation)
    assert shown(sid, capsys).count("it holds nothing to answer") == 1


def test_a_message_that_is_not_there_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox", "show", new_sid()]) == 2
    assert "No message" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("stored", {"state": "received"}, "stored"),
        (
            "stored",
            {"state": "ignored", "why": "opted_out"},
            "stored as ignored: the person said STOP",
        ),
        ("recovered", {"state": "received"}, "recovered from Twilio, stored"),
        (
            "api_call",
            {"method": "POST", "path": "/x", "status": 201, "ms": 3.5, "request_id": "r"},
            "POST /x: 201 in 3.5 ms, request r",
        ),
        (
            "api_call",
            {"method": "POST", "path": "/x", "error": "ReadTimeout", "ms": 9, "request_id": "r"},
            "POST /x: no answer (ReadTimeout) in 9 ms, request r",
        ),
        (
            "sent",
            {"sid": "SM1", "found": True},
            "reply found at Twilio, sent by an earlier attempt",
        ),
        ("crashed", {"crashes": 1, "error": "worker_died"}, "crash 1: its worker died"),
        (
            "crashed",
            {"crashes": 2, "error": "KeyError", "where": "x.py:3"},
            "crash 2: KeyError at x.py:3",
        ),
        ("replayed", {"run": 2}, "an operator runs it again, replay 2"),
        ("failed", {"why": "crashed"}, "failed: unexpected errors or deaths of its worker"),
        ("ignored", {}, "ignored"),
        # What another version wrote.
        ("teleported", {"to": "mars"}, "teleported to=mars"),
        ("sent", {"reply": "x"}, "sent reply=x"),
        ("claimed", {"worker": "h:1"}, "claimed worker=h:1"),
    ],
)
def test_a_step_is_told_in_words(kind: str, detail: dict[str, object], words: str) -> None:
    assert describe(Event(kind, FixedClock().now, detail)).startswith(words)
