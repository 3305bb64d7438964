"""The simulator as a process: its command line, its address, its end."""

import signal
import socket
import subprocess
import sys

import httpx
import pytest

from simulator.__main__ import main
from simulator.options import Options, parse
from simulator.scene import Person
from tests.support.simulator import ACCOUNT_SID
from tests.support.valkey import free_port

NEEDED = ["--account-sid", ACCOUNT_SID, "--auth-token", "t", "--webhook", "http://127.0.0.1:1/hook"]


def test_it_serves_until_it_is_told_to_stop() -> None:
    port = free_port()
    command = [sys.executable, "-m", "simulator", "--port", str(port), *NEEDED]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert f"http://127.0.0.1:{port}" in process.stdout.readline()
        assert httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=60).json() == {"status": "ok"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0


def test_a_port_in_use_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["simulator", "--port", str(port), *NEEDED])
        assert main() == 1
    assert capsys.readouterr().err == f"simulator: port {port}: Address already in use\n"


def test_people_are_named_on_the_command_line() -> None:
    options = parse([*NEEDED, "--person", "Ana Souza, +5511961230145, Brasil"])
    assert options.scene.people[0] == Person(
        name="Ana Souza", phone="+5511961230145", note="Brasil"
    )
    assert options.scene.people[1].note == "not a user yet"


def test_a_person_without_a_phone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([*NEEDED, "--person", "Ana"])
    assert "--person" in capsys.readouterr().err


def test_the_token_may_come_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "from the environment")
    without_token = [part for part in NEEDED if part not in {"--auth-token", "t"}]
    assert parse(without_token).auth_token == "from the environment"


def test_the_public_address_stands_in_for_the_webhooks_own() -> None:
    options = Options(ACCOUNT_SID, "t", "+1", "http://127.0.0.1:8000/hook", "https://o.example")
    assert options.signed_url("http://127.0.0.1:8000/hook") == "https://o.example/hook"
    assert options.reachable_url("https://o.example/status/1") == "http://127.0.0.1:8000/status/1"
    assert options.signed_url("https://elsewhere.example/x") == "https://elsewhere.example/x"
    assert options.reachable_url("https://elsewhere.example/x") == "https://elsewhere.example/x"
