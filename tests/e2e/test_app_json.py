"""The walk of one click on Heroku: app.json and the Procfile end in a system that answers.

A host is stood in for by what it does: it makes the variables that app.json asks for, runs the
Procfile's lines with a shell in an environment that has nothing else, sends SIGTERM to everything
and starts the next version.
"""

import base64
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.e2e import new_phone
from tests.support.simulator import (
    ACCOUNT_SID,
    AUTH_TOKEN,
    NUMBER,
    SimulatedTwilio,
    simulated_twilio,
)
from tests.support.system import PASSED_ON, ROOT
from tests.support.valkey import Valkey, free_port

# What whoever clicks enters in the form; Twilio is the simulator's.
ENTERED = {
    "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
    "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
    "TWILIO_WHATSAPP_NUMBER": NUMBER,
}
# Seconds for a command, a start and an end. Hosts wait 30 s for an end; this machine may be slow.
LIMIT = 120


def variables_of(manifest: dict[str, Any], add_ons: dict[str, str]) -> dict[str, str]:
    """Return the variables that Heroku would set of app.json; `add_ons` are theirs, by plan."""
    made: dict[str, str] = {}
    for name, entry in manifest["env"].items():
        if entry.get("generator") == "secret":
            made[name] = secrets.token_hex(32)
        elif "value" in entry:
            made[name] = entry["value"]
        elif entry.get("required", True):
            made[name] = ENTERED[name]
    for plan in manifest["addons"]:
        service = plan.partition(":")[0]
        made[{"heroku-postgresql": "DATABASE_URL", "heroku-redis": "REDIS_URL"}[service]] = add_ons[
            service
        ]
    return made


class Host:
    """Runs the Procfile's lines in an environment that has these variables and nothing else."""

    def __init__(self, environment: dict[str, str], formation: dict[str, Any], log: Path) -> None:
        measured = {name: os.environ[name] for name in PASSED_ON[3:] if name in os.environ}
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        self.environment = {"PATH": path, **measured, **environment}
        self.formation = {name: int(entry["quantity"]) for name, entry in formation.items()}
        self.log = log
        self.lines = dict(
            line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines()
        )
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, line: str, **without: str) -> tuple[int, str]:
        """Run a line to its end; return its exit code and all it said. `without`: variables."""
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            check=False,
            cwd=ROOT,
            env={**self.environment, **without, "DYNO": "run.1"},
            capture_output=True,
            text=True,
            timeout=LIMIT,
        )
        return done.returncode, done.stdout + done.stderr

    def start(self) -> None:
        """Start the formation's programs and wait until the web is ready and knows the workers."""
        for program, quantity in self.formation.items():
            for number in range(1, quantity + 1):
                self._start(program, f"{program}.{number}")
        self._wait_until_ready()

    def _start(self, program: str, dyno: str) -> None:
        with self.log.open("ab") as log:
            self.running[dyno] = subprocess.Popen(
                # Without `exec` one would wait for the shell, which ends before the program.
                ["/bin/sh", "-c", f"exec {self.lines[program]}"],
                cwd=ROOT,
                env=self.environment | {"DYNO": dyno},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline:
            assert all(each.poll() is None for each in self.running.values()), self.log.read_text()
            try:
                ready = httpx.get(f"{self.environment['PUBLIC_URL']}/readyz", timeout=10)
                if ready.json().get("workers") == self.formation["worker"]:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise TimeoutError(self.log.read_text())

    def stop(self, program: str = "") -> None:
        """Send SIGTERM to every process of a program, or of all, and wait for their end."""
        chosen = {dyno: each for dyno, each in self.running.items() if dyno.startswith(program)}
        for process in chosen.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for dyno, process in chosen.items():
            process.wait(LIMIT)
            del self.running[dyno]

    def kill(self) -> None:
        """Leave nothing running, also after a test that failed."""
        for process in self.running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(60)


@pytest.fixture
def manifest() -> dict[str, Any]:
    """Return app.json."""
    found: dict[str, Any] = json.loads((ROOT / "app.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def port() -> int:
    """Return the port that the web is given."""
    return free_port()


@pytest.fixture
def twilio(port: int) -> Iterator[SimulatedTwilio]:
    """Yield a Twilio that calls that web."""
    with simulated_twilio(f"http://127.0.0.1:{port}/webhooks/twilio/whatsapp") as made:
        yield made


@pytest.fixture
def host(
    manifest: dict[str, Any],
    port: int,
    twilio: SimulatedTwilio,
    fresh_database_url: Callable[[str], str],
    valkey: Valkey,
    tmp_path: Path,
) -> Iterator[Host]:
    """Yield a host that has been given app.json; nothing runs yet."""
    database = fresh_database_url("postgresql").replace("postgresql+psycopg://", "postgres://")
    environment = variables_of(
        manifest, {"heroku-postgresql": database, "heroku-redis": valkey.url}
    )
    environment |= {
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        # A dyno's disk is its own; Twilio is not the real one.
        "OZZIE_DATA_DIR": str(tmp_path / "var"),
        "TWILIO_API_URL": twilio.url,
    }
    made = Host(environment, manifest["formation"], tmp_path / "log")
    try:
        yield made
    finally:
        made.kill()


def test_one_click_and_the_next_version_answer_every_message_once(
    host: Host, twilio: SimulatedTwilio
) -> None:
    release = host.lines["release"]
    code, said = host.run(release, OZZIE_CLIENT_SECRET="")
    assert code == 2
    assert said.splitlines()[-1].startswith("ozzie: OZZIE_CLIENT_SECRET: not set;")
    assert host.run(release)[0] == 0
    host.start()
    code, said = host.run("ozzie doctor")
    assert code == 0, said
    assert {line[:5] for line in said.splitlines()} == {"ok   "}, said

    maria = new_phone()
    with client(host) as api:
        made = api.post("/users", json={"external_user_id": "maria", "phone": maria})
        assert made.status_code == 201, made.text
    twilio.inbound(f"whatsapp:{maria}", "spent $45 on groceries")
    (reply,) = twilio.wait_for_replies(1, maria, seconds=LIMIT)
    assert "$45" in reply["body"]

    # The next version: the web took a message that no worker began, and one found nobody at all.
    host.stop("worker")
    twilio.inbound(f"whatsapp:{maria}", "spent $12 on tea")
    host.stop("web")
    twilio.inbound(f"whatsapp:{maria}", "spent $7 on bread")
    code, said = host.run(release)
    assert code == 0, said
    assert "was there already" in said
    host.start()
    twilio.wait_for_replies(2, maria, seconds=LIMIT)
    code, said = host.run("ozzie inbox recover --since 1h")
    assert code == 0, said
    assert "1 were missing" in said
    replies = [reply["body"] for reply in twilio.wait_for_replies(3, maria, seconds=LIMIT)]
    host.stop()
    assert [next(word for word in ("$45", "$12", "$7") if word in body) for body in replies] == [
        "$45",
        "$12",
        "$7",
    ]
    assert len(twilio.replies(maria)) == 3


def client(host: Host) -> httpx.Client:
    """Return a client of the host's API, with the workers' credentials."""
    given = f"{host.environment['OZZIE_CLIENT_ID']}:{host.environment['OZZIE_CLIENT_SECRET']}"
    bearer = base64.b64encode(given.encode()).decode()
    return httpx.Client(
        base_url=f"{host.environment['PUBLIC_URL']}/v1",
        headers={"Authorization": f"Bearer {bearer}"},
        timeout=60,
    )
