"""`ozzie doctor`: one line each, exit 1 on a fault."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.db import Database
from tests.support.people import CLIENT_ID, make_client
from tests.support.simulator import simulated_twilio
from tests.support.valkey import free_port

Environment = pytest.MonkeyPatch


@pytest.fixture
def well(
    database: Database, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Environment]:
    """A system in good order."""
    make_client(database)
    with simulated_twilio() as twilio:
        values = {
            "OZZIE_ENV": "development",
            "OZZIE_DATA_DIR": str(tmp_path / "var"),
            "DATABASE_URL": database.url,
            "REDIS_URL": redis_url,
            "OZZIE_CLIENT_ID": CLIENT_ID,
            "TWILIO_API_URL": twilio.url,
        }
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        yield monkeypatch


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and what was printed."""
    code = main(["doctor"])
    return code, capsys.readouterr().out


def test_all_is_well(well: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = doctor(capsys)
    assert code == 0, printed
    assert "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000" in printed
    assert "FAULT" not in printed


def test_a_wrong_variable_is_named(well: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    well.setenv("PORT", "many")
    code, printed = doctor(capsys)
    assert code == 1
    assert "FAULT configuration: PORT" in printed


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        ("DATABASE_URL", "sqlite:////nowhere-at-all.db", "FAULT database: schema is at None"),
        ("DATABASE_URL", "postgres://127.0.0.1:1/x", "FAULT database: does not answer"),
        ("REDIS_URL", "redis://127.0.0.1:1/0", "FAULT redis"),
        ("TWILIO_AUTH_TOKEN", "wrong", "FAULT twilio"),
        ("OZZIE_CLIENT_ID", "nobody", "FAULT whatsapp client"),
        ("OPENAI_API_KEY", "sk-test", "FAULT model"),
    ],
)
def test_each_fault_has_its_line(
    well: Environment,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    variable: str,
    value: str,
    line: str,
) -> None:
    well.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free_port()}")
    well.setenv(variable, value.replace("/nowhere-at-all.db", f"{tmp_path}/empty.db"))
    code, printed = doctor(capsys)
    assert code == 1
    assert line in printed


class _Provider(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.headers["Authorization"] == "Bearer good" else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize(("key", "code"), [("good", 0), ("bad", 1)])
def test_a_models_key_is_tried(
    well: Environment, capsys: pytest.CaptureFixture[str], key: str, code: int
) -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), _Provider)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    well.setenv("OPENAI_API_KEY", key)
    well.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}")
    try:
        assert doctor(capsys)[0] == code
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
