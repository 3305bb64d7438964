"""A small plan's connections: enough under load and for a release phase, and given back after."""

import itertools
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from app.db import Database
from app.store import inbox
from tests.support.e2e import prepare
from tests.support.small_plan import CONNECTIONS, RESERVED, Observer, small_plan
from tests.support.system import ROOT, System

PEOPLE = 250
IDLE_SECONDS = 2


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[System, Observer]]:
    """Yield two web processes and two workers that share twenty connections of each kind."""
    with small_plan(tmp_path, DATABASE_IDLE_SECONDS=str(IDLE_SECONDS)) as (ozzie, observer):
        prepare(ozzie.settings())
        ozzie.start_web()
        for _ in range(2):
            ozzie.start_worker()
        yield ozzie, observer


def people(api: httpx.Client) -> dict[str, str]:
    """Create PEOPLE users and return the id of each by phone."""
    made = {}
    for number in range(PEOPLE):
        phone = f"+1415555{number:04}"
        answer = api.post("/users", json={"external_user_id": phone, "phone": phone})
        made[phone] = answer.raise_for_status().json()["data"]["id"]
    return made


def release(ozzie: System) -> str:
    """Run what a host runs before each release; return what it said if it failed, else nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "migrate"],
        cwd=ROOT,
        env=ozzie.environment,
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    return f"exit code {done.returncode}: {done.stderr}" if done.returncode else ""


class ApiLoad:
    """Callers of the API, `threads` at once, until stopped; `statuses` counts their answers."""

    def __init__(self, ozzie: System, user_ids: list[str], threads: int = 4) -> None:
        self.statuses = Counter[int]()
        self._stopped = threading.Event()
        self._ids = itertools.cycle(user_ids)
        self._threads = [
            threading.Thread(target=self._call, args=(ozzie, number)) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def _call(self, ozzie: System, caller: int) -> None:
        with ozzie.api as api:
            for number in itertools.count():
                if self._stopped.is_set():
                    return
                path = f"/users/{next(self._ids)}/transactions"
                key = {"Idempotency-Key": f"{caller}-{number}"}
                body = {"type": "text", "content": "spent 3 on tea"}
                for answer in (api.post(path, json=body, headers=key), api.get(path)):
                    self.statuses[answer.status_code] += 1

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()


def test_twenty_connections_serve_250_people_the_api_and_a_release_and_are_given_back(
    small: tuple[System, Observer],
) -> None:
    ozzie, observer = small
    with ozzie.api as api:
        made = people(api)
    load = ApiLoad(ozzie, list(made.values()))
    with ThreadPoolExecutor(16) as pool:
        accepted = list(pool.map(lambda p: ozzie.twilio.inbound(p, "spent $5 on tea"), made))
    during = release(ozzie)
    ozzie.twilio.wait_for_replies(PEOPLE, seconds=180)
    load.stop()
    afterwards = release(ozzie)
    assert {str(answer["status"]) for one in accepted for answer in one["answers"]} == {"200"}
    assert set(load.statuses) == {200, 201}, load.statuses
    assert (during, afterwards) == ("", "")
    assert len(ozzie.twilio.replies()) == PEOPLE
    assert not any(unfinished(ozzie).values())
    assert observer.peak.database <= CONNECTIONS - RESERVED
    assert observer.peak.redis <= CONNECTIONS
    # The two workers' sweeps look each second, at times with another look at the same moment.
    assert observer.wait_until_idle(4, seconds=60).database <= 4
    assert release(ozzie) == ""


def unfinished(ozzie: System) -> dict[str, int]:
    """Return the numbers of failed and unfinished messages by state."""
    database = Database(ozzie.settings().database_url, pool_size=1)
    with database.read_only() as session:
        found = inbox.count_by_state(session)
    database.close()
    return {state: waiting.messages for state, waiting in found.items()}
