"""Photos under way when processes end: each is answered once, with its total."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta

import psutil
import pytest
from sqlalchemy import update

from app.clock import system_clock
from app.db import Database, table
from app.models import IdempotencyKey
from tests.support.drawn import drawn, saved
from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system
from tests.support.valkey import Valkey

# Loading the models on a busy machine (seconds).
PATIENCE = 180
SENDERS = 6
RECEIPT = """
CORNER BAKERY LTD
14 Mill Lane York
23/04/2026 11:05
Bread                9.00
Coffee               1.{number:02}
TOTAL              £10.{number:02}
CASH                20.00
Thank you
"""


@pytest.fixture(scope="module")
def busy(
    fresh_database_url: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """Yield a system with two web processes, as in production; tests start the web."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("photos")
    url = fresh_database_url("postgresql")
    with system(url, valkey.url, folder, WEB_CONCURRENCY="2") as made:
        prepare(made.settings())
        made.start_worker()
        yield made
    valkey.remove()


@pytest.fixture
def web(busy: System) -> Iterator["subprocess.Popen[bytes]"]:
    """Yield the web program and stop it after the test, whatever its state."""
    process = busy.start_web()
    yield process
    end(busy)


@pytest.fixture
def senders(busy: System, web: object) -> list[Person]:
    """Return users with phones of their own."""
    assert web
    phones = [new_phone() for _ in range(SENDERS)]
    return [Person(busy, phone, busy.person(phone)) for phone in phones]


def end(busy: System) -> None:
    """Stop every program of the system except the worker."""
    for process in busy.processes[1:]:
        process.terminate()
        process.wait(90)
    del busy.processes[1:]


def family(web: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """Return gunicorn, its processes, and the children that read documents."""
    root = psutil.Process(web.pid)
    return [root, *root.children(recursive=True)]


def readers(web: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """Return the processes that read documents, which the web processes started."""
    own = psutil.Process(web.pid).children()
    return [child for process in own for child in process.children()]


def signal_all(processes: list[psutil.Process], number: int) -> None:
    """Send a signal to each process, as a host does."""
    for process in processes:
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            continue


def send_photos(senders: list[Person]) -> None:
    """Send a receipt over £10 and a distinct number of pence from each person."""
    for number, person in enumerate(senders, start=1):
        image = saved(drawn(RECEIPT.format(number=number), size=40), "JPEG")
        person.writes("", content=image, content_type="image/jpeg")


def wait_for_first_reply(senders: list[Person]) -> None:
    """Wait until one sender is answered, so that others are being read or are waiting."""
    twilio = senders[0].ozzie.twilio
    phones = {person.phone for person in senders}
    twilio.wait(lambda: any(twilio.replies(phone) for phone in phones), PATIENCE)


def check_each_is_answered_once(senders: list[Person]) -> None:
    """Check that each person has one reply with their photo's total, which is booked once."""
    for number, person in enumerate(senders, start=1):
        (reply,) = person.reads(1, PATIENCE)
        assert f"10.{number:02}" in reply
    for number, person in enumerate(senders, start=1):
        assert person.books() == [1000 + number]
        assert len(person.reads(1)) == 1


def test_a_deploy_while_photos_are_read_loses_none_and_calls_none_unreadable(
    busy: System, web: "subprocess.Popen[bytes]", senders: list[Person]
) -> None:
    send_photos(senders)
    wait_for_first_reply(senders)
    children = readers(web)
    signal_all(family(web), signal.SIGTERM)
    assert web.wait(90) == 0
    assert len(children) == 1  # of both web processes
    assert psutil.wait_procs(children, timeout=60)[1] == []
    busy.start_web()
    check_each_is_answered_once(senders)


def test_a_photo_whose_reader_is_killed_is_read_again(
    web: "subprocess.Popen[bytes]", senders: list[Person]
) -> None:
    send_photos(senders)
    wait_for_first_reply(senders)
    children = readers(web)
    assert len(children) == 1
    signal_all(children, signal.SIGKILL)
    check_each_is_answered_once(senders)


def test_photos_of_a_web_that_is_killed_are_read_once_their_claims_expire(
    busy: System, web: "subprocess.Popen[bytes]", senders: list[Person]
) -> None:
    send_photos(senders)
    wait_for_first_reply(senders)
    signal_all(family(web), signal.SIGKILL)
    web.wait(60)
    database = Database(busy.settings().database_url)
    keys = table(IdempotencyKey)
    with database.transaction() as session:
        expired = system_clock() - timedelta(seconds=1)
        claims = update(keys).where(~keys.c.finished).values(claim_expires_at=expired)
        session.execute(claims)
    database.close()
    busy.start_web()
    check_each_is_answered_once(senders)
