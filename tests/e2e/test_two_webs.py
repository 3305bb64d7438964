"""Two webs on one data folder, as where one takes over from another, or is started by mistake."""

from collections.abc import Callable

import httpx

from tests.support.e2e import MakeSystem
from tests.support.system import System


def requests_counted(web: System) -> float:
    """Return the number of API requests that /metrics reports."""
    lines = httpx.get(f"{web.url}/metrics", timeout=60).text.splitlines()
    counts = [line for line in lines if line.startswith("ozzie_requests_total{")]
    return sum(float(line.rpartition(" ")[2]) for line in counts)


def test_one_that_cannot_start_beside_another_leaves_it_its_metrics(
    build: MakeSystem, fresh_database_url: Callable[[str], str]
) -> None:
    web = build(fresh_database_url("sqlite"))
    web.start_web()
    with web.api as api:
        assert api.get("/users").status_code == 200
    assert requests_counted(web) == 1

    second = web.start("gunicorn", "app.wsgi:app")  # on the same port

    assert second.wait(120) != 0
    assert requests_counted(web) == 1


def test_metrics_of_a_run_that_has_ended_do_not_count(
    build: MakeSystem, fresh_database_url: Callable[[str], str]
) -> None:
    web = build(fresh_database_url("sqlite"))
    first = web.start_web()
    with web.api as api:
        assert api.get("/users").status_code == 200
    first.terminate()
    assert first.wait(60) == 0

    web.start_web()

    assert requests_counted(web) == 0
    (folder,) = (web.settings().data_dir / "metrics").iterdir()
    assert folder.is_dir()
