"""kill -9 of the worker at every step of a message: booked once, answered once, in order."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from app.db import Database
from app.store import people
from app.store.conversations import conversations
from tests.e2e.conftest import Person, new_phone, prepare
from tests.support.dying_worker import NEVER, STEPS
from tests.support.system import System, system
from tests.support.valkey import Valkey


@dataclass
class Mortal:
    """A system whose worker is told when to die."""

    ozzie: System
    worker: "subprocess.Popen[str]"

    def works(self, person: Person, step: str) -> int:
        """Has a worker do the person's messages and die at `step`; returns its exit status."""
        assert self.worker.stdin
        assert self.worker.stdout
        self.worker.stdin.write(f"{self._conversation(person)} {step}\n")
        self.worker.stdin.flush()
        return int(self.worker.stdout.readline())

    def _conversation(self, person: Person) -> str:
        database = Database(self.ozzie.settings().database_url)
        with database.reading() as session:
            found = people.get_person(session, person.user_id)
            assert found
            row = session.query(conversations.c.id).filter_by(user_id=person.user_id).one()
        database.close()
        return str(row.id)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def mortal(
    request: pytest.FixtureRequest,
    fresh_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mortal]:
    """A system whose only worker dies on demand."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("deaths")
    with system(fresh_database_url(request.param), valkey.url, folder) as made:
        prepare(made.settings())
        made.start_web()
        worker = made.converse("tests.support.dying_worker")
        yield Mortal(made, worker)
        worker.communicate()
    valkey.remove()


@pytest.fixture
def maria(mortal: Mortal) -> Person:
    """A user of the API with a phone of her own."""
    phone = new_phone()
    return Person(mortal.ozzie, phone, mortal.ozzie.person(phone))


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_costs_nothing(
    mortal: Mortal, maria: Person, step: str
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    assert mortal.works(maria, step) == -signal.SIGKILL
    assert mortal.works(maria, NEVER) == 0
    replies = maria.reads(2)
    assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
    assert maria.books() == [200, 100]
    assert len(replies) == 2


@pytest.mark.parametrize("step", ["before-reply", "after-api", "after-send"])
def test_an_undo_that_runs_again_takes_back_no_more_than_it_did(
    mortal: Mortal, maria: Person, step: str
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    assert mortal.works(maria, NEVER) == 0
    maria.writes("undo")
    assert mortal.works(maria, step) == -signal.SIGKILL
    assert mortal.works(maria, NEVER) == 0
    assert "*$2*" in maria.reads(3)[2]
    assert maria.books() == [100]


def test_a_message_that_kills_three_workers_gets_an_apology_and_the_next_is_done(
    mortal: Mortal, maria: Person
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    for _ in range(3):
        assert mortal.works(maria, "before-api") == -signal.SIGKILL
    assert mortal.works(maria, NEVER) == 0
    replies = maria.reads(2)
    assert replies[0].startswith("Sorry")
    assert "*$2*" in replies[1]
    assert maria.books() == [200]
