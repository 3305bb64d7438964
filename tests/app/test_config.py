"""Settings: what is wrong or missing stops a program with one line that names the variable."""

from pathlib import Path

import pytest

from app.config import ConfigurationError, Settings, examine_settings, load_settings
from app.config_required import Program
from app.config_values import LONGEST_TERMS
from app.db import table
from app.models import User


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TWILIO_WHATSAPP_NUMBER", "555"),
        ("TWILIO_ACCOUNT_SID", "AC1"),
        ("RATE_LIMIT", "many"),
        ("METRICS_TOKEN", "schlüssel"),
        ("METRICS_TOKEN", "two words"),
        ("OZZIE_CLIENT_ID", "what:sapp"),
        ("OZZIE_CLIENT_SECRET", "geheimniß"),
        ("TWILIO_AUTH_TOKEN", "tokén"),
        ("TWILIO_AUTH_TOKEN_SECONDARY", "a b"),
        ("OPENAI_API_KEY", "sk-…"),
        ("PUBLIC_URL", "ozzie.example"),
        ("PUBLIC_URL", "https://ozzie.example/webhooks/twilio/whatsapp#rc=3&rp=ct,rt,5xx"),
        ("PUBLIC_URL", "https://ozzie.example?a=b"),
        ("PUBLIC_URL", "https://ozzie example"),
        ("PUBLIC_URL", "https://müller.example"),
        ("OZZIE_API_URL", "https://ozzie.example/v1?a=b"),
        ("REDIS_URL", "http://x"),
        ("DATABASE_URL", "mysql://x"),
        ("PORT", "0"),
        ("SIGNUP_BY_CHAT", "perhaps"),
        ("TERMS_URL", "ozzie.example/terms"),
        ("TERMS_URL", "https://ozzie.example/" + "t" * 300),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "postgres://u:p/w@host/ozzie"),
        ("REDIS_URL", "redis://:p/w@host"),
        ("OZZIE_ENV", "staging"),
        ("LOG_LEVEL", "LOUD"),
        ("SENTRY_DSN", "https://sentry.example/1"),
        ("SENTRY_DSN", "key@sentry.example/1"),
        ("SENTRY_DSN", "https://key@sentry.example/"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=variable):
        load_settings()


SERVING = {
    "SECRET_KEY": "k" * 32,
    "DATABASE_URL": "postgres://ozzie:secret@db.example/ozzie",
    "REDIS_URL": "rediss://redis.example",
    "PUBLIC_URL": "https://ozzie.example",
    "TWILIO_ACCOUNT_SID": "AC" + "a" * 32,
    "TWILIO_AUTH_TOKEN": "token",
    "TWILIO_WHATSAPP_NUMBER": "+14155550100",
}
CLIENT = {"OZZIE_CLIENT_ID": "whatsapp", "OZZIE_CLIENT_SECRET": "secret"}
PROGRAMS: dict[Program, dict[str, str]] = {
    "web": SERVING,
    "worker": SERVING | CLIENT,
    "clients": {name: SERVING[name] for name in ("SECRET_KEY", "DATABASE_URL")},
    "database": {"DATABASE_URL": SERVING["DATABASE_URL"]},
    "tool": {},
}


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Remove every variable of ours from the environment: the default is production."""
    given_by_hosts = ("DYNO", "HEROKU_APP_DEFAULT_DOMAIN_NAME", "RENDER_EXTERNAL_URL")
    for name in (*SERVING, *CLIENT, *given_by_hosts, "OZZIE_ENV", "OZZIE_API_URL"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_starts_in_production_with_what_it_needs(
    production: pytest.MonkeyPatch, program: Program
) -> None:
    assert load_settings(program, PROGRAMS[program]).env == "production"


@pytest.mark.parametrize(
    ("program", "name"), [(program, name) for program, given in PROGRAMS.items() for name in given]
)
def test_in_production_each_variable_that_a_program_needs_is_required(
    production: pytest.MonkeyPatch, program: Program, name: str
) -> None:
    given = {other: value for other, value in PROGRAMS[program].items() if other != name}
    with pytest.raises(ConfigurationError, match=f"^{name}: required in production"):
        load_settings(program, given)


def test_all_that_is_missing_or_wrong_is_named_in_one_line(production: pytest.MonkeyPatch) -> None:
    given = SERVING | {"TWILIO_ACCOUNT_SID": "AC1", "SECRET_KEY": "x"}
    with pytest.raises(ConfigurationError) as caught:
        load_settings("worker", given)
    line = str(caught.value)
    assert "\n" not in line
    assert [part.partition(":")[0] for part in line.split("; ")] == [
        "TWILIO_ACCOUNT_SID",
        "OZZIE_CLIENT_ID",
        "OZZIE_CLIENT_SECRET",
        "SECRET_KEY",
    ]


def test_a_wrong_variable_does_not_keep_the_others_from_being_read(
    production: pytest.MonkeyPatch,
) -> None:
    settings, faults = examine_settings("worker", SERVING | CLIENT | {"PORT": "many"})
    assert [fault.partition(":")[0] for fault in faults] == ["PORT"]
    assert settings.port == 8000
    assert settings.redis_url == SERVING["REDIS_URL"]


@pytest.mark.parametrize("key", ["k" * 31, " " * 40])
def test_a_short_secret_key_is_refused_in_production(
    key: str, production: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigurationError, match=r"^SECRET_KEY: must have at least 32"):
        load_settings("web", SERVING | {"SECRET_KEY": key})


def test_the_key_before_may_be_short_while_it_is_rotated(production: pytest.MonkeyPatch) -> None:
    settings = load_settings("web", SERVING | {"SECRET_KEY_PREVIOUS": "x"})
    assert settings.secret_keys == ("k" * 32, "x")


@pytest.mark.parametrize(
    ("url", "is_taken"),
    [
        ("https://ozzie.example", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://ozzie.example", False),
        ("http://127.0.0.1.example", False),
    ],
)
def test_in_production_the_public_address_is_encrypted_off_this_machine(
    production: pytest.MonkeyPatch, url: str, is_taken: bool
) -> None:
    faults = examine_settings("web", SERVING | {"PUBLIC_URL": url})[1]
    assert faults == ([] if is_taken else ["PUBLIC_URL: must begin with https:// in production"])


@pytest.mark.parametrize(
    "of_the_host",
    [
        {"DYNO": "web.1", "HEROKU_APP_DEFAULT_DOMAIN_NAME": "ozzie.host.example"},
        {"RENDER_EXTERNAL_URL": "https://ozzie.host.example"},
    ],
)
def test_the_address_is_the_one_that_the_host_gives_unless_another_is_set(
    production: pytest.MonkeyPatch, of_the_host: dict[str, str]
) -> None:
    given = {name: value for name, value in SERVING.items() if name != "PUBLIC_URL"} | of_the_host
    settings = load_settings("web", given)
    assert settings.public_url == settings.api_url == "https://ozzie.host.example"
    assert load_settings("web", given | SERVING).public_url == SERVING["PUBLIC_URL"]


def test_on_heroku_a_missing_address_is_told_with_where_to_find_it(
    production: pytest.MonkeyPatch,
) -> None:
    given = {name: value for name, value in SERVING.items() if name != "PUBLIC_URL"}
    with pytest.raises(ConfigurationError, match=r"^PUBLIC_URL: required.*`heroku info`"):
        load_settings("web", given | {"DYNO": "web.1"})


def test_in_production_the_workers_call_the_api_at_its_public_address(
    production: pytest.MonkeyPatch,
) -> None:
    settings = load_settings("worker", SERVING | CLIENT)
    assert settings.api_v1_url == "https://ozzie.example/v1"


def test_in_development_the_workers_call_the_web_of_this_machine(tmp_path: Path) -> None:
    given = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": str(tmp_path), "PORT": "8123"}
    settings = load_settings("worker", given | {"PUBLIC_URL": "https://ozzie.example"})
    assert settings.api_v1_url == "http://127.0.0.1:8123/v1"


def test_a_folder_that_cannot_be_written_is_named_in_development() -> None:
    given = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": "/dev/null/ozzie"}
    with pytest.raises(ConfigurationError, match=r"^OZZIE_DATA_DIR: files cannot be made in /dev"):
        load_settings("tool", given)


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


@pytest.mark.parametrize("variable", ["OPENAI_BASE_URL", "OZZIE_API_URL", "PUBLIC_URL"])
def test_an_address_with_a_password_is_refused_without_repeating_it(variable: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{variable}: must hold no user") as refused:
        load_settings(given={variable: "https://ann:hidden@api.test/v1"})
    assert "hidden" not in str(refused.value)


def test_both_tokens_of_a_rotation_count() -> None:
    values = {"twilio_auth_token": "new", "twilio_auth_token_secondary": "old"}
    assert Settings.model_validate(values).auth_tokens == ("new", "old")


@pytest.mark.parametrize(
    ("env", "given", "is_on"),
    [
        ("development", {}, True),
        ("production", {}, False),
        ("development", {"SIGNUP_BY_CHAT": "false"}, False),
        ("production", {"SIGNUP_BY_CHAT": "on"}, True),
    ],
)
def test_people_sign_up_by_chat_in_development_or_where_it_is_on(
    production: pytest.MonkeyPatch, tmp_path: Path, env: str, given: dict[str, str], is_on: bool
) -> None:
    production.delenv("SIGNUP_BY_CHAT", raising=False)
    settings = load_settings("tool", {"OZZIE_ENV": env, "OZZIE_DATA_DIR": str(tmp_path), **given})
    assert settings.signup_by_chat is is_on


def test_a_web_where_people_sign_up_by_chat_needs_their_client(
    production: pytest.MonkeyPatch,
) -> None:
    given = SERVING | {"SIGNUP_BY_CHAT": "true"}
    with pytest.raises(ConfigurationError, match=r"^OZZIE_CLIENT_ID: required where SIGN"):
        load_settings("web", given)
    assert load_settings("web", given | CLIENT).client_id == "whatsapp"


def test_the_terms_that_may_be_set_fit_their_column() -> None:
    assert str(table(User).c.terms.type) == f"VARCHAR({LONGEST_TERMS})"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OPENAI_MODEL", "a model"),
        ("OPENAI_FALLBACK_MODELS", "gpt-4o,,x"),
        ("OPENAI_MODEL_SPEECH", "*"),
        ("MODEL_MODE", "sometimes"),
        ("MODEL_PURPOSES", "text,poems"),
        ("MODEL_DAILY_USD", "-1"),
        ("MODEL_DAILY_USD_PER_USER", "much"),
    ],
)
def test_a_wrong_value_of_a_models_variable_is_named(variable: str, value: str) -> None:
    _, faults = examine_settings("tool", {"OZZIE_ENV": "development", variable: value})
    assert [fault.partition(":")[0] for fault in faults] == [variable]


def test_models_and_purposes_are_lists() -> None:
    given = {"OPENAI_FALLBACK_MODELS": "gpt-4o-mini, gpt-4o", "MODEL_PURPOSES": "text, voice"}
    settings, _ = examine_settings("tool", {"OZZIE_ENV": "development", **given})
    assert settings.models == ("gpt-4o", "gpt-4o-mini")
    assert settings.purposes == {"text", "voice"}
