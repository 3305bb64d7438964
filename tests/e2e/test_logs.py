"""What web, worker and gunicorn log in production on a message's whole way, and what Sentry gets.

The people of this test, their words and its secrets hold marks that nothing else holds.
"""

import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.db import Database
from tests.support.e2e import Person, prepare
from tests.support.logged import Line, parse
from tests.support.sentry import FakeSentry, fake_sentry
from tests.support.simulator import ACCOUNT_SID, AUTH_TOKEN, NUMBER
from tests.support.system import CLIENT_SECRET, System, system
from tests.support.valkey import Valkey

SECRET_KEY = "mark-of-the-secret-key-" + "k" * 20
PHONE, REFUSED, BROKEN, STRANGER = "+14157770001", "+14157770002", "+14157770003", "+14157770004"
NAME = "Zenobia Markova"
# Of each message. A shorter amount might stand by chance in a time or a sid; in another form,
# 4,578,901.20 would be a mark no longer.
WORDS = "spent 4578901 on zebrafood"
MARKS = (
    *("41577700", "4578901", "zebrafood", "Zenobia", "Markova", "mark-of-the-secret-key"),
    *(CLIENT_SECRET, AUTH_TOKEN, "Bearer ", "mark-of-"),
)


@dataclass
class Told:
    """All that was logged and reported, and the messages' sids."""

    text: str
    lines: list[Line]
    sentry: FakeSentry
    answered: str
    forged: str
    refused: str
    stranger: str
    crashed: str

    def events(self, *names: str) -> list[Line]:
        """Return the lines of these events."""
        return [line for line in self.lines if line["event"] in names]

    def way_of(self, sid: str) -> list[Line]:
        """Return every line that contains the sid or the id of its reply."""
        replies = {line["reply"] for line in self.lines if sid in str(line) and line.get("reply")}
        return [
            line for line in self.lines if sid in str(line) or line.get("reply", "-") in replies
        ]


@pytest.fixture(scope="module")
def told(
    fresh_database_url: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """Yield the logs after each of: answered, forged, refused by Twilio, crashed, a stranger."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("logs")
    with (
        fake_sentry() as sentry,
        system(
            fresh_database_url("postgresql"),
            valkey.url,
            folder,
            OZZIE_ENV="production",
            SECRET_KEY=SECRET_KEY,
            TWILIO_ACCOUNT_SID=ACCOUNT_SID,
            TWILIO_AUTH_TOKEN=AUTH_TOKEN,
            TWILIO_WHATSAPP_NUMBER=NUMBER,
            SENTRY_DSN=sentry.dsn,
        ) as ozzie,
    ):
        prepare(ozzie.settings())
        ozzie.start_web()
        ozzie.start_worker()
        sids = _happen(ozzie)
        sentry.wait_for(2)
        ozzie.stop()
        written = ozzie.log.read_text()
        yield Told(written, parse(written), sentry, *sids)
    valkey.remove()


def _happen(ozzie: System) -> list[str]:
    """Send messages and return their sids: answered, forged, refused, a stranger's, crashed."""
    people = {
        phone: Person(
            ozzie, phone, ozzie.person(phone, external_user_id=f"person-of-a-mark{phone}")
        )
        for phone in (PHONE, REFUSED, BROKEN)
    }
    said: dict[str, Any] = {"profile_name": NAME}
    answered = people[PHONE].writes(WORDS, **said)["sid"]
    people[PHONE].reads(1)
    wait_for_line(ozzie, lambda line: line.get("state") == "delivered")
    ozzie.twilio.fault("webhook", "forge", person=people[PHONE].address)
    forged = people[PHONE].writes(WORDS, **said)["sid"]
    ozzie.twilio.fault("send", "error", status=400, code=63016, person=people[REFUSED].address)
    refused = people[REFUSED].writes(WORDS, **said)["sid"]
    wait_for_line(ozzie, lambda line: line.get("error") == "twilio 63016")
    stranger = ozzie.twilio.inbound(f"whatsapp:{STRANGER}", WORDS, **said)["sid"]
    with ozzie.api as api:
        assert api.get("/users", params={"phone": PHONE}).status_code in {200, 422}
        assert api.get(f"/users/external:{PHONE}").status_code == 200
        break_person(ozzie, people[BROKEN].user_id)
        body = {"type": "text", "content": WORDS}
        path = f"/users/{people[BROKEN].user_id}/transactions"
        answer = api.post(path, json=body, headers={"X-Request-Id": "my-own-id"})
        assert answer.status_code == 500
        assert answer.json()["error"]["request_id"] == "my-own-id"
    crashed = people[BROKEN].writes(WORDS, **said)["sid"]
    wait_for_line(ozzie, lambda line: line["event"] == "message_crashed")
    speak_no_http(ozzie.port)
    return [str(sid) for sid in (answered, forged, refused, stranger, crashed)]


def break_person(ozzie: System, user_id: str) -> None:
    """Write a value that our code never writes, so that web and worker both crash on this user."""
    database = Database(ozzie.settings().database_url)
    with database.transaction() as session:
        session.execute(
            text("UPDATE users SET timezone = :zone WHERE id = :id"),
            {"zone": f"Mars/{BROKEN}", "id": user_id},
        )
    database.close()


def speak_no_http(port: int) -> None:
    """Send a request that gunicorn itself refuses and whose address names a person."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        client.sendall(f"GET /{PHONE} HTTP/9.9\r\nX-{NAME}: {PHONE}\r\n\r\n".encode())
        while client.recv(1024):
            pass


def wait_for_line(ozzie: System, fits: Callable[[Line], bool], seconds: float = 60) -> None:
    """Wait until a line is logged; raise TimeoutError with the whole log if it never is."""
    deadline = time.monotonic() + seconds
    while not any(fits(line) for line in parse(whole_lines(ozzie.log.read_text()))):
        if time.monotonic() > deadline:
            raise TimeoutError(ozzie.log.read_text())
        time.sleep(0.05)


def whole_lines(written: str) -> str:
    """Return the text without a last line that is still being written."""
    return written[: written.rfind("\n") + 1]


def test_every_line_of_every_process_says_what_when_and_who(told: Told) -> None:
    assert {line["program"] for line in told.lines} == {"web", "worker"}
    assert all(line["event"] and line["level"] and line["timestamp"] for line in told.lines)
    assert told.events("worker_started", "worker_stopped")
    assert [line for line in told.lines if line.get("logger") == "gunicorn.error"]


def test_no_line_and_no_report_holds_anything_personal(told: Told) -> None:
    assert not [mark for mark in MARKS if mark in told.text]
    reported = "\n".join(told.sentry.envelopes)
    assert not [mark for mark in MARKS if mark in reported]


def test_from_the_sid_one_finds_a_messages_whole_way(told: Told) -> None:
    way = told.way_of(told.answered)
    events = [line["event"] for line in way]
    steps = ["webhook_stored", "message_claimed", "api_call", "reply_stored", "reply_sent"]
    assert [event for event in events if event in steps] == steps
    assert "message_finished" in events
    states = {line["state"] for line in way if line["event"] == "webhook_status_recorded"}
    assert "delivered" in states
    # The API's own line of that call, and all lines of one conversation.
    (call,) = [line for line in way if line["event"] == "api_call"]
    served = [line for line in told.events("request") if line["request_id"] == call["request_id"]]
    assert [(line["program"], line["status"]) for line in served] == [("web", call["status"])]
    assert call["request_id"].startswith(f"{told.answered}:chat:")
    assert served[0]["route"] == "/v1/users/<user_id>/chat"
    stored = next(line for line in way if line["event"] == "webhook_stored")
    claimed = next(line for line in way if line["event"] == "message_claimed")
    assert claimed["conversation"] == stored["conversation"]
    # Its thing is unknown to us, so it is not surely a plain log.
    assert claimed["action"] == "chat"
    assert {line["sid"] for line in way if line.get("sid")} == {
        line["sid"] for line in way if line["event"] == "reply_sent"
    }


def test_what_was_not_answered_says_why(told: Told) -> None:
    (forged,) = told.way_of(told.forged)[:1]
    assert (forged["event"], forged["reason"]) == ("webhook_forbidden", "bad_signature")
    refused = {line["event"]: line for line in told.way_of(told.refused)}
    assert refused["reply_not_sent"]["code"] == 63016
    assert refused["message_finished"]["state"] == "failed"
    stranger = [line["event"] for line in told.way_of(told.stranger)]
    assert "webhook_stranger_prompted" in stranger


def test_a_crash_of_either_program_has_its_frames_in_the_log_and_at_sentry(told: Told) -> None:
    (failed,) = told.events("request_failed")
    assert (failed["request_id"], failed["error"]) == ("my-own-id", "ZoneInfoNotFoundError")
    assert any(frame.startswith("app/clock.py:") for frame in failed["traceback"])
    crashed = told.events("message_crashed")[0]
    assert crashed["message_sid"] == told.crashed
    assert any(frame.startswith("workers/") for frame in crashed["traceback"])
    reported = {event["server_name"]: event for event in told.sentry.events}
    assert set(reported) == {"web", "worker"}
    assert reported["web"]["tags"]["request_id"] == "my-own-id"
    assert reported["worker"]["tags"]["conversation"] == crashed["conversation"]
    assert json.dumps(reported).count("app/clock.py") >= 2


def test_at_a_higher_level_web_gunicorn_and_worker_are_silent(
    fresh_database_url: Callable[[str], str], redis_url: str, tmp_path: Path
) -> None:
    url = fresh_database_url("sqlite")
    with system(url, redis_url, tmp_path, LOG_LEVEL="ERROR") as ozzie:
        prepare(ozzie.settings())
        ozzie.start_web()
        ozzie.start_worker()
        person = Person(ozzie, PHONE, ozzie.person(PHONE))
        ozzie.twilio.fault("webhook", "forge", person=person.address)
        person.writes(WORDS)
        person.writes(WORDS)
        person.reads(1)
        ozzie.stop()
        assert not ozzie.log.read_text()
