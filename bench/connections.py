"""How many connections a small host's formation uses, under load and idle: of twenty each."""

import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.e2e import prepare
from tests.support.small_plan import CONNECTIONS, RESERVED, small_plan
from tests.support.system import System

PEOPLE = 200
CALLERS = 4
# The default, 60 s, and a quarter of it, for the look; the workers' sweeps keep one each, and a
# second one where another look of theirs came at the same moment.
IDLE_SECONDS = 80
SWEEPS = 4


def connections() -> bool:
    """Print the connections of two web processes and two workers; return whether they fit."""
    with (
        tempfile.TemporaryDirectory(prefix="oz-bench-") as folder,
        small_plan(Path(folder)) as (ozzie, observer),
    ):
        prepare(ozzie.settings())
        ozzie.start_web()
        for _ in range(2):
            ozzie.start_worker()
        print(f"  started            {observer.now()}")
        statuses = _load(ozzie)
        peak = observer.peak
        print(f"  {PEOPLE} people, {CALLERS} callers  {peak}; the API answered {dict(statuses)}")
        idle = observer.wait_until_idle(SWEEPS, IDLE_SECONDS)
        print(f"  idle               {idle}")
    fits = peak.database <= CONNECTIONS - RESERVED and peak.redis <= CONNECTIONS
    return fits and idle.database <= SWEEPS


def _load(ozzie: System) -> Counter[int]:
    """Have people write while others call the API; return the statuses of its answers."""
    phones = [f"+1415555{number:04}" for number in range(PEOPLE)]
    users = [ozzie.person(phone) for phone in phones]
    statuses, ended = Counter[int](), threading.Event()

    def call() -> None:
        with ozzie.api as api:
            while not ended.is_set():
                for user in users:
                    statuses[api.get(f"/users/{user}/transactions").status_code] += 1
                    if ended.is_set():
                        return

    callers = [threading.Thread(target=call) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda phone: ozzie.twilio.inbound(phone, "spent $5 on tea"), phones))
    ozzie.twilio.wait_for_replies(PEOPLE, seconds=120)
    ended.set()
    for caller in callers:
        caller.join()
    return statuses
