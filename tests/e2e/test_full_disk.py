"""A full disk: errors are reported, no process dies, and waiting work continues with new space."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.support.disks import fill, small_disk
from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system

MEGABYTES = 24


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a small disk for everything that Ozzie writes."""
    with small_disk(tmp_path / "disk", MEGABYTES) as mounted:
        if mounted is None:
            pytest.skip("no file system may be mounted here")
        yield mounted


@pytest.fixture
def machine(disk: Path, tmp_path: Path, redis_url: str) -> Iterator[System]:
    """Yield a system whose database, data folder and temporary files are on the small disk."""
    with system(
        f"sqlite:///{disk / 'ozzie.db'}",
        redis_url,
        tmp_path,
        OZZIE_DATA_DIR=str(disk / "var"),
        TMPDIR=str(disk),
        WEB_CONCURRENCY="2",
    ) as made:
        prepare(made.settings())
        yield made


def touch_everything(machine: System, user_id: str) -> set[int]:
    """Send requests of many kinds, to create metrics of many kinds; return their statuses."""
    calls = [
        ("GET", f"/users/{user_id}"),
        ("PATCH", f"/users/{user_id}"),
        ("POST", f"/users/{user_id}/transactions"),
        ("GET", f"/users/{user_id}/transactions"),
        ("GET", f"/users/{user_id}/goals"),
        ("POST", f"/users/{user_id}/goals"),
        ("GET", f"/users/{user_id}/plan"),
        ("GET", "/nothing"),
    ]
    statuses = set()
    with machine.api as api:
        for method, path in calls * 4:
            body = None if method == "GET" else {"type": "text", "content": "tea 3", "name": "x"}
            statuses.add(api.request(method, path, json=body).status_code)
    for path in ("/healthz", "/readyz", "/metrics", "/docs", "/openapi.json"):
        statuses.add(httpx.get(f"{machine.url}{path}", timeout=30).status_code)
    forged = httpx.post(f"{machine.url}/webhooks/twilio/whatsapp", data={"Body": "x"}, timeout=30)
    assert forged.status_code == 403
    return statuses


def test_no_process_dies_of_a_full_disk_and_what_waits_goes_on(machine: System, disk: Path) -> None:
    web = machine.start_web()
    worker = machine.start_worker()
    phone = new_phone()
    maria = Person(machine, phone, machine.person(phone))
    machine.twilio.wait(lambda: len(psutil.Process(web.pid).children()) == 2)
    children = psutil.Process(web.pid).children()

    filler = fill(disk)
    # A process that starts now has no room for its metrics either.
    children[0].kill()
    psutil.wait_procs(children[:1], timeout=60)
    statuses = touch_everything(machine, maria.user_id)
    maria.writes("spent 45 on groceries")

    assert 200 in statuses
    assert 503 in statuses
    assert 500 not in statuses
    assert children[1].is_running()
    assert web.poll() is None
    assert worker.poll() is None
    assert "SIGBUS" not in machine.log.read_text()

    filler.unlink()
    maria.writes("spent 12 on the subway")
    assert maria.reads(1, seconds=60)
    assert set(touch_everything(machine, maria.user_id)) & {200, 201}
    assert children[1].is_running()
