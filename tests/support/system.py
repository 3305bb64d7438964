"""Ozzie as an operator runs it: web and workers as real processes on a test's own database."""

import base64
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app.config import Settings
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.valkey import free_port

ROOT = Path(__file__).resolve().parents[2]
CLIENT_ID = "whatsapp"
CLIENT_SECRET = "a-secret-of-the-tests-and-of-nothing-else"


@dataclass
class System:
    """The running parts; `twilio` is the simulator, `api` a client with the workers' rights."""

    environment: dict[str, str]
    port: int
    twilio: SimulatedTwilio
    log: Path
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return the web process's URL."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> httpx.Client:
        """Return a client of the REST API."""
        bearer = _bearer(CLIENT_ID, CLIENT_SECRET)
        return httpx.Client(
            base_url=f"{self.url}/v1", headers={"Authorization": bearer}, timeout=60
        )

    def settings(self) -> Settings:
        """Return the settings of the processes."""
        return Settings.model_validate(_by_alias(self.environment))

    def start(self, *arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a program of ours; its output goes to the log."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=ROOT,
                env=self.environment | environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    def converse(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start a program of ours that is controlled over its standard input and output."""
        return subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=self.environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start_web(self, **environment: str) -> "subprocess.Popen[bytes]":
        """Start gunicorn and wait until it answers."""
        process = self.start("gunicorn", "app.wsgi:app", **environment)
        self.wait_ready(process)
        return process

    def start_worker(self, **environment: str) -> "subprocess.Popen[bytes]":
        """Start a worker process."""
        return self.start("workers", **environment)

    def wait_ready(self, process: "subprocess.Popen[bytes]", seconds: float = 90) -> None:
        """Wait until the web answers /readyz."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise RuntimeError(f"the web ended: {self.log.read_text()[-2000:]}")
            try:
                if httpx.get(f"{self.url}/readyz", timeout=10).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.05)
        raise TimeoutError(self.log.read_text()[-2000:])

    def person(self, phone: str, **fields: Any) -> str:
        """Create a user with this phone through the API; return the id."""
        body = {"external_user_id": f"ext-{phone}", "phone": phone, **fields}
        with self.api as api:
            answer = api.post("/users", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["data"]["id"])

    def onboard(self, user_id: str) -> None:
        """Create an intake and a plan for a user."""
        intake = {"monthly_income": 5000, "monthly_expenses": 3200, "financial_goal": "savings"}
        with self.api as api:
            answer = api.post(f"/users/{user_id}/financial-intake", json=intake)
            assert answer.status_code == 201, answer.text
            answer = api.post(f"/users/{user_id}/plan/generate", json={})
            assert answer.status_code == 201, answer.text

    def transactions(self, user_id: str) -> list[dict[str, Any]]:
        """Return all transactions of a user, newest first."""
        found: list[dict[str, Any]] = []
        cursor = None
        with self.api as api:
            while True:
                params = {"limit": "100"} | ({"cursor": cursor} if cursor else {})
                answer = api.get(f"/users/{user_id}/transactions", params=params)
                assert answer.status_code == 200, answer.text
                data = answer.json()["data"]
                found += data["transactions"]
                cursor = data["next_cursor"]
                if not cursor:
                    return found

    def stop(self) -> None:
        """End every process."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(60)


@contextmanager
def system(database_url: str, redis_url: str, folder: Path, **environment: str) -> Iterator[System]:
    """Yield a system on this database and Redis; only the simulator runs yet."""
    port = free_port()
    fake_webhook = f"http://127.0.0.1:{port}/webhooks/twilio/whatsapp"
    with simulated_twilio(fake_webhook) as twilio:
        made = System(
            environment={
                **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
                "OZZIE_ENV": "development",
                "OZZIE_DATA_DIR": str(folder / "var"),
                "DATABASE_URL": database_url,
                "REDIS_URL": redis_url,
                "PUBLIC_URL": f"http://127.0.0.1:{port}",
                "PORT": str(port),
                "WEB_CONCURRENCY": "1",
                "TWILIO_API_URL": twilio.url,
                "OZZIE_API_URL": f"http://127.0.0.1:{port}",
                "OZZIE_CLIENT_ID": CLIENT_ID,
                "OZZIE_CLIENT_SECRET": CLIENT_SECRET,
                "SIGNUP_URL": "https://ozzie.example/signup",
                **environment,
            },
            port=port,
            twilio=twilio,
            log=folder / "processes.log",
        )
        try:
            yield made
        finally:
            made.stop()


# What a child needs of the test's own environment: where to find programs, and coverage.
PASSED_ON = ("PATH", "HOME", "LANG", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")


def _bearer(client_id: str, secret: str) -> str:
    return f"Bearer {base64.b64encode(f'{client_id}:{secret}'.encode()).decode()}"


def _by_alias(environment: dict[str, str]) -> dict[str, str]:
    fields = Settings.model_fields
    return {
        str(field.validation_alias or name): environment[
            str(field.validation_alias or name).upper()
        ]
        for name, field in fields.items()
        if str(field.validation_alias or name).upper() in environment
    }
