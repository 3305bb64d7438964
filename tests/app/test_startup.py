"""Before a process serves: its folder can be written to, and its database takes connections."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.startup import StartupFault, check_database, check_folder
from tests.support.databases import Postgres
from tests.support.provider import KEY, fake_provider
from tests.support.system import PASSED_ON, ROOT
from tests.support.valkey import free_port

PROGRAMS = (("gunicorn", "app.wsgi:app"), ("workers",))


def test_a_database_that_starts_at_the_same_time_is_waited_for() -> None:
    with Postgres() as server:
        server.stop()
        starting = threading.Timer(0.5, server.start)
        starting.start()
        try:
            check_database(server.url, patience=30)
        finally:
            starting.join()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql+psycopg://ozzie:hidden@127.0.0.1:1/x", "Connection refused"),
        ("sqlite:////dev/null/ozzie.db", "File exists"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(StartupFault, match=f"^DATABASE_URL: .*{reason}") as caught:
        check_database(url)
    assert "\n" not in str(caught.value)
    assert "hidden" not in str(caught.value)


def test_a_file_that_is_no_database_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear database, " * 100)
    with pytest.raises(StartupFault, match=r"^DATABASE_URL: .*not a database$"):
        check_database(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(StartupFault, match=r"^OZZIE_DATA_DIR: .*/file/var: Not a directory$"):
        check_folder(in_the_way / "var")


def ended(
    environment: dict[str, str], programs: tuple[tuple[str, ...], ...] = PROGRAMS
) -> list[tuple[int, str]]:
    """Start web and worker, both at once; return the exit code and the last line of each."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", *program],
            cwd=ROOT,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ} | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for program in programs
    ]
    said = [process.communicate(timeout=60)[1] for process in processes]
    assert not any("Traceback" in words for words in said)
    return [
        (p.returncode, words.splitlines()[-1]) for p, words in zip(processes, said, strict=True)
    ]


def whole(folder: Path) -> dict[str, str]:
    """Return settings with which a web and a worker start."""
    return {
        "OZZIE_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'ozzie.db'}",
        "REDIS_URL": "redis://127.0.0.1:1",
        "PORT": str(free_port()),
        "PUBLIC_URL": "https://ozzie.example",
        "SECRET_KEY": "k" * 32,
        "TWILIO_ACCOUNT_SID": "AC" + "a" * 32,
        "TWILIO_AUTH_TOKEN": "token",
        "TWILIO_WHATSAPP_NUMBER": "+14155550100",
        "OZZIE_CLIENT_ID": "whatsapp",
        "OZZIE_CLIENT_SECRET": "secret",
    }


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "postgres://ozzie:hidden@127.0.0.1:1/x"),
        ("OZZIE_DATA_DIR", "/dev/null/ozzie"),
        ("SECRET_KEY", "x"),
    ],
)
def test_web_and_worker_end_at_start_with_one_line_that_names_the_variable(
    tmp_path: Path, variable: str, value: str
) -> None:
    for code, line in ended(whole(tmp_path) | {variable: value}):
        assert code == 1
        assert line.split(": ")[1] == variable


def test_a_web_whose_model_is_gone_ends_at_start_with_one_line(tmp_path: Path) -> None:
    with fake_provider() as provider:
        model = {
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": provider.url,
            "OPENAI_FALLBACK_MODELS": "gone-1",
        }
        ((code, line),) = ended(whole(tmp_path) | model, PROGRAMS[:1])
    expected = f"ozzie: OPENAI_FALLBACK_MODELS: {provider.url} has no model gone-1 for this key"
    assert (code, line) == (1, expected)
