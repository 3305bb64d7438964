"""The programs of a development machine: their commands, and how one sees that they serve."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import redis

from app.config import environment_with, load_settings
from app.development import programs
from app.development.supervisor import ProgramFailed, Supervisor
from tests.support.valkey import free_port


@pytest.fixture
def given(tmp_path: Path) -> dict[str, str]:
    """Return the environment variables that the programs are started with."""
    return {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path),
        "PORT": str(free_port()),
        "PUBLIC_URL": "https://ozzie.example",
        "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        "TWILIO_API_URL": f"http://127.0.0.1:{free_port()}",
    }


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    """Yield a supervisor and stop it at the end of the test."""
    supervisor = Supervisor(Path(__file__).parents[3])
    yield supervisor
    supervisor.stop()


def test_valkey_keeps_what_it_holds_over_a_restart(
    given: dict[str, str], supervisor: Supervisor
) -> None:
    settings = load_settings("worker", given)
    for expected in (1, 2):
        program = programs.valkey(settings, environment_with(given))
        assert not program.ready(0)
        supervisor.start(program)
        supervisor.wait_until_ready()
        with redis.Redis.from_url(settings.redis_url) as client:
            assert client.incr("starts") == expected
        supervisor.stop()


def test_the_simulator_is_started_as_the_settings_say(
    given: dict[str, str], supervisor: Supervisor, tmp_path: Path
) -> None:
    settings = load_settings("worker", given)
    scene = tmp_path / "scene.json"
    scene.write_text('{"people": [{"name": "Maya", "phone": "+12025550143"}]}')
    program = programs.simulator(
        settings, environment_with(given), scene=scene, panel_url="http://127.0.0.1:9"
    )
    assert settings.twilio_auth_token not in program.command
    assert "https://ozzie.example" in program.command
    supervisor.start(program)
    supervisor.wait_until_ready()
    shown = httpx.get(f"{settings.twilio_api_url}/scene", timeout=60).json()
    assert [person["name"] for person in shown["people"]] == ["Maya"]
    assert (tmp_path / "chats.db").exists()


def test_a_worker_is_ready_once_it_is_registered_under_its_process(
    given: dict[str, str], redis_url: str
) -> None:
    settings = load_settings("worker", {**given, "REDIS_URL": redis_url})
    program = programs.worker(settings, environment_with(given))
    with redis.Redis.from_url(redis_url) as client:
        client.sadd("rq:workers", "rq:worker:one")
        client.hset("rq:worker:one", "pid", "4321")
    assert not program.ready(1234)
    assert program.ready(4321)


def test_a_worker_is_not_ready_without_redis(given: dict[str, str]) -> None:
    program = programs.worker(load_settings("worker", given), environment_with(given))
    assert not program.ready(1)


def test_the_web_is_not_ready_while_nothing_listens(given: dict[str, str]) -> None:
    program = programs.web(load_settings("worker", given), environment_with(given))
    assert not program.ready(1)


def test_without_the_wheel_a_server_on_the_path_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def which(name: str) -> str | None:
        return "/usr/bin/redis-server" if name == "redis-server" else None

    monkeypatch.setattr(programs, "find_spec", lambda _name: None)
    monkeypatch.setattr(shutil, "which", which)
    assert programs.valkey_binary() == "/usr/bin/redis-server"


def test_without_any_redis_one_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: Any) -> None:
        return None

    monkeypatch.setattr(programs, "find_spec", nothing)
    monkeypatch.setattr(shutil, "which", nothing)
    with pytest.raises(ProgramFailed, match="set REDIS_URL"):
        programs.valkey_binary()
