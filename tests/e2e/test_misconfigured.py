"""A worker with a wrong secret of our API or a wrong token of Twilio, and then the right one."""

import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system
from tests.support.valkey import Valkey


@pytest.fixture(scope="module")
def ozzie(
    fresh_database_url: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """Yield a system whose worker is not started yet."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("misconfigured")
    with system(fresh_database_url("sqlite"), valkey.url, folder) as made:
        prepare(made.settings())
        made.start_web()
        yield made
    valkey.remove()


def stop(worker: "subprocess.Popen[bytes]") -> None:
    """Stop the worker, as a release does."""
    worker.terminate()
    worker.wait(90)


def wait_for_alarm(ozzie: System, variable: str) -> None:
    """Wait until a log line names the variable to set; raise TimeoutError after a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        lines = ozzie.log.read_text().splitlines()
        if any("configuration_wrong" in line and variable in line for line in lines):
            return
        time.sleep(0.1)
    raise TimeoutError(variable)


@pytest.mark.parametrize("variable", ["OZZIE_CLIENT_SECRET", "TWILIO_AUTH_TOKEN"])
def test_messages_wait_for_the_right_value_and_are_answered_in_order_once(
    ozzie: System, variable: str
) -> None:
    phone = new_phone()
    maria = Person(ozzie, phone, ozzie.person(phone))
    worker = ozzie.start_worker(**{variable: "a-wrong-one"})
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    wait_for_alarm(ozzie, variable)
    stop(worker)
    assert ozzie.twilio.replies(phone) == []
    worker = ozzie.start_worker()
    replies = maria.reads(2)
    stop(worker)
    assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
    assert len(maria.reads(2)) == 2
    assert maria.books() == [200, 100]
