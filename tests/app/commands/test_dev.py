"""`ozzie dev`: what it starts, what it refuses, what it says. tests/e2e runs it whole."""

import argparse
import socket
from pathlib import Path

import pytest

from app.cli import main
from app.commands import dev
from app.config import load_settings
from app.db import Database
from app.development.supervisor import ProgramFailed
from app.migration_state import current_revision, newest_revision
from app.store import clients
from tests.support.valkey import free_port

OUTSIDE = (
    *("OZZIE_ENV", "REDIS_URL", "TWILIO_API_URL", "PORT", "DATABASE_URL", "OZZIE_CLIENT_ID"),
    *("OPENAI_API_KEY", "OPENAI_BASE_URL"),
)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remove the settings of the environment and set only the data folder."""
    for name in OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OZZIE_DATA_DIR", str(tmp_path))


def options(**changed: int) -> argparse.Namespace:
    """Return the parsed options of the command line."""
    plain = {"port": None, "simulator_port": 8025, "redis_port": 6399}
    plain |= {"model": False, "model_port": 8026}
    return argparse.Namespace(**{**plain, **changed})


def test_a_fake_model_is_used_where_asked_for_and_no_key_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = dev.choose_variables(load_settings(), options(model=True, model_port=9026))
    assert given["OPENAI_BASE_URL"] == "http://127.0.0.1:9026/v1"
    assert given["OPENAI_API_KEY"]
    monkeypatch.setenv("OPENAI_API_KEY", "sk-own")
    own = dev.choose_variables(load_settings(), options(model=True))
    assert "OPENAI_BASE_URL" not in own


def test_what_is_not_configured_is_embedded(tmp_path: Path) -> None:
    given = dev.choose_variables(load_settings(), options(port=9000, simulator_port=9025))
    assert given == {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path),
        "PORT": "9000",
        "REDIS_URL": "redis://127.0.0.1:6399/0",
        "TWILIO_API_URL": "http://127.0.0.1:9025",
    }


def test_what_is_configured_from_outside_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere:6379/0")
    monkeypatch.setenv("TWILIO_API_URL", "https://api.twilio.com")
    monkeypatch.setenv("PORT", "9100")
    given = dev.choose_variables(load_settings(), options())
    assert not {"REDIS_URL", "TWILIO_API_URL"} & set(given)
    assert given["PORT"] == "9100"


@pytest.mark.parametrize("option", ["--port", "--simulator-port", "--redis-port"])
def test_a_port_in_use_ends_it_with_one_line(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ports = {name: str(free_port()) for name in ("--port", "--simulator-port", "--redis-port")}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports[option] = str(taken.getsockname()[1])
        assert main(["dev", *(part for pair in ports.items() for part in pair)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"ozzie: port {ports[option]}: Address already in use")
    assert option in line


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "postgres://ozzie:hidden@127.0.0.1:1/x"),
        ("DATABASE_URL", "sqlite:////dev/null/ozzie.db"),
        ("OZZIE_DATA_DIR", "/dev/null/var"),
    ],
)
def test_what_it_cannot_stand_on_ends_it_with_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
) -> None:
    monkeypatch.setenv(variable, value)
    ports = [str(free_port()) for _ in range(3)]
    options = zip(("--port", "--simulator-port", "--redis-port"), ports, strict=True)
    assert main(["dev", *(part for pair in options for part in pair)]) in {1, 2}
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ozzie: ")
    assert variable in line
    assert "hidden" not in line


def test_the_database_is_brought_up_and_the_client_made(tmp_path: Path) -> None:
    settings = load_settings("worker", dev.choose_variables(load_settings(), options()))
    for _ in range(2):
        dev.prepare_database(settings)
    database = Database(settings.database_url)
    assert current_revision(database) == newest_revision()
    with database.read_only() as session:
        assert clients.exists(session, settings.client_id)
    database.close()


def test_an_api_that_refuses_the_demo_people_is_named() -> None:
    given = dev.choose_variables(load_settings(), options(port=free_port()))
    with pytest.raises(ProgramFailed, match="demo people"):
        dev.create_people(load_settings("worker", given))


def test_the_greeting_tells_where_to_go_but_no_secret() -> None:
    settings = load_settings("worker", dev.choose_variables(load_settings(), options()))
    words = dev.greeting(settings, simulated=True, seconds=3.21)
    assert "http://127.0.0.1:8025/" in words
    assert "after 3.2 s" in words
    assert settings.client_secret not in words
    assert "WhatsApp" in dev.greeting(settings, simulated=False, seconds=1)
