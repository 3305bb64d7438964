"""`ozzie inbox recover`: what never arrived is fetched from Twilio."""

from collections.abc import Iterator

import pytest

from app.cli import main
from app.store import inbox, message_events
from tests.support.inbox import StoredMessage
from tests.support.people import PHONE
from tests.support.simulator import SimulatedTwilio, simulated_twilio


@pytest.fixture
def twilio(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedTwilio]:
    """Yield a Twilio whose webhooks never arrived."""
    with simulated_twilio() as made:
        monkeypatch.setenv("TWILIO_API_URL", made.url)
        yield made


def test_what_never_arrived_is_fetched_and_stored(
    twilio: SimulatedTwilio, message: StoredMessage, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = twilio.inbound(f"whatsapp:{PHONE}", "spent 9 on tea")
    twilio.inbound("whatsapp:+15550001111", "who am I?")
    assert main(["inbox", "recover", "--since", "1h"]) == 0
    assert "1 were missing" in capsys.readouterr().out
    with message.database.read_only() as session:
        found = inbox.find_by_sid(session, lost["sid"])
        assert found
        assert (found.body, found.state) == ("spent 9 on tea", "received")
        (step,) = message_events.list_by_message(session, found.id)
        assert step.kind == "recovered"
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
