"""Calls of Twilio and the states of replies are counted, with labels of few values."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.config import Settings
from app.models import ReplyState
from app.retries import Misconfigured
from app.twilio.counts import count_reply
from app.twilio.sender import Ambiguous, ReplySender
from tests.support.people import NUMBER
from tests.support.scrapes import Growth
from tests.support.simulator import SimulatedTwilio, simulated_twilio

PERSON = "whatsapp:+14155550123"


@pytest.fixture
def twilio() -> Iterator[SimulatedTwilio]:
    """Yield a simulator of Twilio."""
    with simulated_twilio() as made:
        yield made


def sender_at(url: str, folder: Path, **given: str) -> ReplySender:
    return ReplySender(
        Settings.model_validate(
            {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "twilio_api_url": url, **given}
        )
    )


def counted(growth: Growth) -> dict[str, float]:
    prefix, suffix = "ozzie_twilio_calls_total{operation=", "}"
    found = growth.of(prefix)
    return {name.removeprefix(prefix).removesuffix(suffix): by for name, by in found.items()}


def test_calls_have_their_operation_and_status(twilio: SimulatedTwilio, tmp_path: Path) -> None:
    sender, growth = sender_at(twilio.url, tmp_path), Growth()
    sender.send("ozz_reply_1", PERSON, "Hi", NUMBER)
    sender.find(PERSON, "Hi", datetime.now(UTC), (), NUMBER)
    refused = sender_at(twilio.url, tmp_path, twilio_auth_token="wrong")
    with pytest.raises(Misconfigured):
        refused.send("ozz_reply_2", PERSON, "Hi", NUMBER)
    assert counted(growth) == {
        '"send",status="201"': 1,
        '"list",status="200"': 1,
        '"send",status="401"': 1,
    }


def test_a_call_without_an_answer_is_counted(tmp_path: Path) -> None:
    sender, growth = sender_at("http://127.0.0.1:1", tmp_path), Growth()
    with pytest.raises(Ambiguous):
        sender.send("ozz_reply_1", PERSON, "Hi", NUMBER)
    assert counted(growth) == {'"send",status="unanswered"': 1}


@pytest.mark.parametrize(("code", "label"), [(None, ""), (63016, "63016"), (99999, "other")])
def test_a_failed_reply_has_twilios_code_where_we_know_it(code: int | None, label: str) -> None:
    growth = Growth()
    count_reply(ReplyState.FAILED, code)
    expected = f'ozzie_replies_total{{code="{label}",state="failed"}}'
    assert growth.of("ozzie_replies_total") == {expected: 1}
