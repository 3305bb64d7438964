"""The list of inbound messages, as the forms that their webhooks would have brought."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.config import Settings
from app.errors import ServiceUnavailable
from app.twilio.inbound_list import list_inbound
from tests.support.simulator import simulated_twilio


def settings_for(url: str, folder: Path) -> Settings:
    """Return development settings whose Twilio is at `url`."""
    return Settings.model_validate(
        {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "twilio_api_url": url}
    )


def an_hour_ago() -> datetime:
    """Return the time from which messages are listed."""
    return datetime.now(UTC) - timedelta(hours=1)


def test_messages_are_listed_newest_first_as_forms(tmp_path: Path) -> None:
    with simulated_twilio() as twilio:
        for body in ("one", "two"):
            twilio.inbound("whatsapp:+14155550123", body)
        found = list_inbound(settings_for(twilio.url, tmp_path), an_hour_ago())
    assert [form["Body"] for form, _ in found] == ["two", "one"]
    assert found[0][0]["From"] == "whatsapp:+14155550123"
    assert found[0][1] >= found[1][1]


def test_a_twilio_that_does_not_answer_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ServiceUnavailable, match="Try again later"):
        list_inbound(settings_for("http://127.0.0.1:1", tmp_path), an_hour_ago())
