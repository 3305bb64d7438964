"""`ozzie inbox`: what an operator sees of messages, and running one again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.db import Database
from app.queue import connect, conversation_queue
from app.store import inbox
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, PHONE, make_user, store_message
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.twilio import new_sid


@pytest.fixture(autouse=True)
def environment(
    database_url: str, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the command is started with."""
    values = {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "OZZIE_CLIENT_ID": CLIENT_ID,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@dataclass
class Stored:
    """A stored message."""

    database: Database
    conversation: str
    sid: str

    def becomes(self, state: str, **columns: object) -> None:
        """Changes its state."""
        with self.database.work() as session:
            message = inbox.by_sid(session, self.sid)
            assert message
            inbox.mark(session, message.id, state=state, **columns)

    def state(self) -> str:
        """Its state now."""
        with self.database.reading() as session:
            message = inbox.by_sid(session, self.sid)
            assert message
            return message.state


@pytest.fixture
def message(database: Database, clock: FixedClock) -> Stored:
    """A message that waits."""
    conversation, sid = store_message(database, clock, make_user(database), "my secret salary")
    return Stored(database, conversation, sid)


def test_the_list_names_messages_and_counts_them(
    message: Stored, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "list"]) == 0
    printed = capsys.readouterr().out
    assert message.sid in printed
    assert printed.endswith("received=1\n")


def test_the_list_can_be_of_one_state(message: Stored, capsys: pytest.CaptureFixture[str]) -> None:
    message.becomes("done")
    assert main(["inbox", "list", "--state", "failed"]) == 0
    assert capsys.readouterr().out == "all done\n"


def test_a_message_is_shown_without_its_words(
    message: Stored, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inbox", "show", message.sid]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["state"] == "received"
    assert "salary" not in printed
    assert PHONE not in printed


def test_a_message_that_is_not_there_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox", "show", new_sid()]) == 2
    assert "No message" in capsys.readouterr().err


def test_a_failed_message_is_run_again(message: Stored, redis_url: str) -> None:
    message.becomes("failed", error="api 500")
    assert main(["inbox", "replay", message.sid]) == 0
    assert message.state() == "received"
    client = connect(redis_url)
    (job,) = conversation_queue(client).jobs
    assert job.args == (message.conversation,) or list(job.args) == [message.conversation]
    client.connection_pool.disconnect()


def test_a_message_that_is_worked_on_is_not_run_twice(message: Stored) -> None:
    assert main(["inbox", "replay", message.sid]) == 1


def test_a_blanked_message_cannot_be_run_again(message: Stored) -> None:
    message.becomes("done", body=None)
    assert main(["inbox", "replay", message.sid]) == 1
    assert message.state() == "done"


@pytest.fixture
def twilio(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedTwilio]:
    """A Twilio whose webhooks never arrived."""
    with simulated_twilio() as made:
        monkeypatch.setenv("TWILIO_API_URL", made.url)
        yield made


def test_what_never_arrived_is_fetched_and_stored(
    twilio: SimulatedTwilio, message: Stored, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = twilio.inbound(f"whatsapp:{PHONE}", "spent 9 on tea")
    twilio.inbound("whatsapp:+15550001111", "who am I?")
    assert main(["inbox", "recover", "--since", "1h"]) == 0
    assert "1 were missing" in capsys.readouterr().out
    with message.database.reading() as session:
        found = inbox.by_sid(session, lost["sid"])
        assert found
        assert (found.body, found.state) == ("spent 9 on tea", "received")
    assert main(["inbox", "recover", "--since", "2026-01-01T00:00"]) == 0
    assert "0 were missing" in capsys.readouterr().out


def test_a_twilio_that_does_not_answer_is_said_to(
    twilio: SimulatedTwilio, capsys: pytest.CaptureFixture[str]
) -> None:
    twilio.fault("lookup", "error", count=10)
    assert main(["inbox", "recover", "--since", "1h"]) == 2
    assert "Twilio did not list" in capsys.readouterr().err


@pytest.mark.parametrize("since", ["yesterday", "5x", "h", "999999999d"])
def test_a_strange_since_says_what_to_give(since: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inbox", "recover", "--since", since]) == 2
    assert "--since" in capsys.readouterr().err
