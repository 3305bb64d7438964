"""Workers on two hosts whose clocks are half a minute apart: each message is answered once."""

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from app.db import Database, table
from app.models import InboundMessage
from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system
from tests.support.valkey import Valkey

SKEWED = "tests.support.skewed_worker"
HANGS = 3.0


def crashes(ozzie: System) -> int:
    """Return how often a worker took over a message from another that it considered dead."""
    database = Database(ozzie.settings().database_url)
    with database.read_only() as session:
        found = session.execute(select(table(InboundMessage).c.crashes)).scalars().all()
    database.close()
    return sum(found)


def test_no_worker_takes_over_from_a_living_one_and_each_reply_is_sent_once(
    fresh_database_url: Callable[[str], str], tmp_path: Path
) -> None:
    valkey = Valkey()
    valkey.start()
    with system(fresh_database_url("postgresql"), valkey.url, tmp_path) as ozzie:
        prepare(ozzie.settings())
        ozzie.start_web()
        crowd = [Person(ozzie, phone, ozzie.person(phone)) for phone in (new_phone(), new_phone())]
        # While a send hangs its conversation is held, in the middle of a message.
        ozzie.twilio.fault("send", "hang", count=2, seconds=HANGS)
        for seconds in ("-15", "15"):
            ozzie.start(SKEWED, seconds)
        for person in crowd:
            person.writes("spent $1 on tea")
            person.writes("spent $2 on tea")
        for person in crowd:
            replies = person.reads(2)
            assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
            assert person.books() == [200, 100]
        time.sleep(1)
        assert len(ozzie.twilio.replies()) == 4
        assert crashes(ozzie) == 0
    valkey.remove()
