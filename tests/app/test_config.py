"""Settings: what is wrong or missing stops a program with one line that names the variable."""

from pathlib import Path

import pytest

from app.config import ConfigurationError, Settings, load_settings


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TWILIO_WHATSAPP_NUMBER", "555"),
        ("TWILIO_ACCOUNT_SID", "AC1"),
        ("RATE_LIMIT", "many"),
        ("PUBLIC_URL", "ozzie.example"),
        ("REDIS_URL", "http://x"),
        ("DATABASE_URL", "mysql://x"),
        ("PORT", "0"),
        ("OZZIE_ENV", "staging"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=variable):
        load_settings()


def test_production_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OZZIE_ENV", "production")
    with pytest.raises(ConfigurationError, match="SECRET_KEY"):
        load_settings("web")
    with pytest.raises(ConfigurationError, match="TWILIO_AUTH_TOKEN"):
        load_settings("worker")


def test_production_has_none_of_the_simulators_values(tmp_path: Path) -> None:
    settings = Settings.model_validate({"OZZIE_ENV": "production", "OZZIE_DATA_DIR": tmp_path})
    assert settings.twilio_auth_token == ""
    assert settings.twilio_api_url == "https://api.twilio.com"
    assert settings.secret_key == ""


def test_development_makes_its_secrets_once(tmp_path: Path) -> None:
    values = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": tmp_path}
    first, second = Settings.model_validate(values), Settings.model_validate(values)
    assert len(first.secret_key) == 64
    assert first.secret_key == second.secret_key
    assert first.secret_key != first.client_secret


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite:////tmp/x.db", "sqlite:////tmp/x.db"),
    ],
)
def test_a_database_address_is_taken_as_hosts_write_it(written: str, read: str) -> None:
    assert Settings.model_validate({"database_url": written}).database_url == read


def test_a_number_is_taken_with_or_without_its_channel() -> None:
    settings = Settings.model_validate({"twilio_whatsapp_number": "whatsapp:+14155238886"})
    assert settings.twilio_whatsapp_number == "+14155238886"
    assert settings.whatsapp_address == "whatsapp:+14155238886"


@pytest.mark.parametrize("url", ["http://api.test", "http://api.test/", "http://api.test/v1"])
def test_the_apis_address_may_end_in_its_version(url: str) -> None:
    assert Settings.model_validate({"OZZIE_API_URL": url}).api_v1_url == "http://api.test/v1"


def test_both_tokens_of_a_rotation_count() -> None:
    values = {"twilio_auth_token": "new", "twilio_auth_token_secondary": "old"}
    assert Settings.model_validate(values).auth_tokens == ("new", "old")
