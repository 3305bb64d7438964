"""What a small host must hold: `python -m bench.capacity memory`.

`memory` starts the web as the Procfile does (WEB_CONCURRENCY=2, no model key), has photos and a
scan read through the API, and prints the proportional set size (PSS) of gunicorn, its processes
and their children: idle, after one photo, with six at once, after a scanned PDF, and once the
children were closed for want of work. The budget is in the contract: 480 MB.

`--python` names the interpreter of an installation of requirements.txt: with development tools each
process loads more (rich, Pygments, OpenTelemetry). Pages of libraries count for less where another
program shares them, such as a copy of the product: no other may run.
"""

import argparse
import base64
import io
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
from PIL import Image

from app.clock import system_clock
from app.db import Database
from app.migration_state import migrate
from app.reading.documents.reader import IDLE_SECONDS
from app.services.clients import ensure_client
from bench.connections import connections
from bench.ground import CLIENT_ID, ground
from bench.programs import program, wait_for
from tests.support.drawn import drawn, saved
from tests.support.valkey import free_port

SECRET = "bench"
BUDGET_MB = 480
AT_ONCE = 6
# A phone's camera: 12 megapixels. The receipt fills the middle of it.
CAMERA = (3000, 4000)
PAGES = 4
RECEIPT = """
CORNER BAKERY LTD
14 Mill Lane York
VAT No 123 4567 89
23/04/2026 11:05
Bread                9.00
Coffee               1.{number:02}
TOTAL              £{total}
Thank you
"""


def photo(number: int) -> bytes:
    """Return a photo of 12 megapixels of a receipt over £10 and `number` pence."""
    paper = drawn(RECEIPT.format(number=number, total=f"10.{number:02}"), size=88)
    image = Image.new("RGB", CAMERA, (96, 84, 72))
    image.paste(paper, ((CAMERA[0] - paper.width) // 2, (CAMERA[1] - paper.height) // 2))
    return saved(image, "JPEG", quality=88)


def scan() -> bytes:
    """Return a PDF of four pages scanned at 300 dpi."""
    pages = []
    for number in range(PAGES):
        page = Image.new("RGB", (2480, 3508), "white")
        page.paste(
            drawn(RECEIPT.format(number=number, total=f"10.{number:02}"), size=70), (200, 200)
        )
        pages.append(page)
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=300)
    return buffer.getvalue()


def pss_mb(pid: int) -> list[float]:
    """Return the proportional set sizes of a process and its living descendants, in 10⁶ bytes."""
    found = []
    root = psutil.Process(pid)
    for member in (root, *root.children(recursive=True)):
        try:
            rolled = Path(f"/proc/{member.pid}/smaps_rollup").read_text()
        except OSError:
            continue
        kilobytes = next(line.split()[1] for line in rolled.splitlines() if line[:4] == "Pss:")
        found.append(int(kilobytes) * 1024 / 1e6)
    return found


@contextmanager
def peak_mb(pid: int) -> Iterator[Callable[[], list[float]]]:
    """Watches the PSS ten times a second; what is yielded gives those of the largest sum seen."""
    seen, over = [pss_mb(pid)], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            seen.append(pss_mb(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: max(seen, key=sum)
    finally:
        over.set()
        watcher.join()


class Caller:
    """A client of the API that has documents read."""

    def __init__(self, url: str) -> None:
        bearer = base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
        headers = {"Authorization": f"Bearer {bearer}"}
        self._http = httpx.Client(base_url=f"{url}/v1", headers=headers, timeout=60)
        body = {"external_user_id": "capacity", "phone": "+14155550123"}
        self._user = self._http.post("/users", json=body).json()["data"]["id"]

    def read(self, kind: str, data: bytes) -> str:
        """Have a document read; return the total that was booked, or why there is none."""
        for _ in range(60):
            answer = self._http.post(
                f"/users/{self._user}/transactions",
                data={"type": kind, "allow_duplicates": "true"},
                files={"file": ("file", data)},
            )
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
            time.sleep(int(answer.headers["Retry-After"]))
        if answer.status_code != httpx.codes.CREATED:
            return f"{answer.status_code} {answer.json()['error']['code']}"
        return str(answer.json()["data"]["transactions"][0]["amount_cents"])


@contextmanager
def web(python: str, *, postgresql: bool) -> Iterator[tuple[int, str]]:
    """Run the web with two processes; yield gunicorn's process id and the address."""
    with ground(postgresql=postgresql) as at:
        database = Database(at.database_url)
        migrate(database)
        with database.transaction() as session:
            ensure_client(session, CLIENT_ID, SECRET, secret_key=SECRET, now=system_clock())
        database.close()
        port = free_port()
        environment = at.environment("http://127.0.0.1:9", port, SECRET_KEY=SECRET)
        environment["WEB_CONCURRENCY"] = "2"
        with program("gunicorn", "app.wsgi:app", environment=environment, python=python) as process:
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/readyz")
            yield process.pid, url


def memory(python: str, *, postgresql: bool, idle: bool) -> bool:
    """Print the web's memory in each situation; return whether it stayed within the budget."""
    photos = [photo(number) for number in range(AT_ONCE + 1)]
    with web(python, postgresql=postgresql) as (pid, url):
        caller = Caller(url)
        rows = [_row(pid, "idle", lambda: "")]
        rows.append(_row(pid, "one photo", lambda: caller.read("image", photos[0])))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            rows.append(
                _row(
                    pid,
                    f"{AT_ONCE} photos at once",
                    lambda: " ".join(pool.map(lambda data: caller.read("image", data), photos[1:])),
                )
            )
        rows.append(_row(pid, "a scanned PDF", lambda: caller.read("pdf", scan())))
        if idle:
            time.sleep(IDLE_SECONDS + 5)
            rows.append(_row(pid, "children closed", lambda: ""))
    return max(rows) <= BUDGET_MB


def _row(pid: int, name: str, work: Callable[[], str]) -> float:
    """Run `work`, print the highest PSS and the PSS after it, and return the highest."""
    begun = time.monotonic()
    with peak_mb(pid) as peak:
        told = work()
    seconds = time.monotonic() - begun
    time.sleep(1)
    print(f"  {name:18} at most {_sum(peak())}, then {_sum(pss_mb(pid))}; {seconds:.1f} s  {told}")
    return sum(peak())


def _sum(sizes: list[float]) -> str:
    return f"{sum(sizes):.0f} MB ({' + '.join(f'{size:.0f}' for size in sizes)})"


def main() -> None:
    """Run the part that is asked for; return 1 where the budget was exceeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=["memory", "connections"])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--idle", action="store_true", help="wait until children are closed, too")
    parser.add_argument(
        "--python", default=sys.executable, help="that of an installation without development tools"
    )
    asked = parser.parse_args()
    if asked.part == "connections":
        print("connections of two web processes and two workers, of 20 each")
        sys.exit(0 if connections() else "more than the plan allows")
    print(f"memory of the web (PSS, budget {BUDGET_MB} MB)")
    if not memory(asked.python, postgresql=asked.postgresql, idle=asked.idle):
        sys.exit(f"over the budget of {BUDGET_MB} MB")


if __name__ == "__main__":
    main()
