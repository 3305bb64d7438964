"""kill -9 of worker and web at every step of a message: done once, answered once, in order."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.db import Database
from app.store import senders
from app.store.conversations import conversations
from tests.support import dying_web
from tests.support.dying_worker import ERASURE_STEPS, NEVER, STEPS
from tests.support.e2e import Person, new_phone, prepare
from tests.support.system import System, system
from tests.support.valkey import Valkey


@dataclass
class Mortal:
    """A system whose worker and web are told when to die."""

    ozzie: System
    worker: "subprocess.Popen[str]"
    web_dies_at: Path

    def works(self, person: Person, step: str) -> int:
        """Process the person's messages in a worker that dies at `step`; return its exit status."""
        return self._work(self._conversation(person), step)

    def _work(self, conversation: str, step: str) -> int:
        assert self.worker.stdin
        assert self.worker.stdout
        self.worker.stdin.write(f"{conversation} {step}\n")
        self.worker.stdin.flush()
        return int(self.worker.stdout.readline())

    def dies_once(self, person: Person, step: str) -> None:
        """Process the person's messages with a worker or a web that dies once, at `step`."""
        # An erased person has no conversation that could be looked up.
        conversation = self._conversation(person)
        if step in dying_web.STEPS:
            self.web_dies_at.write_text(step)
        else:
            assert self._work(conversation, step) == -signal.SIGKILL
        assert self._work(conversation, NEVER) == 0
        assert not self.web_dies_at.exists()

    def goals(self, person: Person) -> list[tuple[str, float]]:
        """Return name and saved amount of the person's goals."""
        with self.ozzie.api as api:
            found = api.get(f"/users/{person.user_id}/goals").json()["data"]["goals"]
        return [(goal["name"], goal["current_amount"]) for goal in found]

    def _conversation(self, person: Person) -> str:
        database = Database(self.ozzie.settings().database_url)
        with database.read_only() as session:
            found = senders.get_sender(session, person.user_id)
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
    """Yield a system whose only worker dies on demand."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("deaths")
    with system(fresh_database_url(request.param), valkey.url, folder) as made:
        prepare(made.settings())
        web_dies_at = folder / "web_dies_at"
        variable = {dying_web.VARIABLE: str(web_dies_at)}
        made.wait_ready(made.start("gunicorn", "tests.support.dying_web:make()", **variable))
        worker = made.converse("tests.support.dying_worker")
        yield Mortal(made, worker, web_dies_at)
        worker.communicate()
    valkey.remove()


@pytest.fixture
def maria(mortal: Mortal) -> Person:
    """Return a user of the API with a phone of her own."""
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


ALL_STEPS = (*STEPS, *dying_web.STEPS)
# The steps at which what was done might be done again, or be lost.
CRITICAL = ("before-reply", "after-api", "after-send", "before-commit", "after-commit")


@pytest.mark.parametrize("step", ALL_STEPS)
def test_what_one_message_changes_by_chat_is_done_once(
    mortal: Mortal, maria: Person, step: str
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on stamps")
    maria.writes("new goal: canoe 900 by December 2031")
    assert mortal.works(maria, NEVER) == 0
    assert len(maria.reads(3)) == 3
    maria.writes("the tea was 3 and put 50 into the canoe and delete the stamps")
    mortal.dies_once(maria, step)
    replies = maria.reads(4)
    assert ["*$3*" in replies[3], "$50" in replies[3], "*$2*" in replies[3]] == [True, True, True]
    assert maria.books() == [300]
    assert mortal.goals(maria) == [("Canoe", 50)]
    assert len(replies) == 4


@pytest.mark.parametrize("step", CRITICAL)
def test_a_goal_set_by_chat_is_set_once(mortal: Mortal, maria: Person, step: str) -> None:
    maria.writes("new goal: canoe 900 by December 2031")
    mortal.dies_once(maria, step)
    assert len(maria.reads(1)) == 1
    assert mortal.goals(maria) == [("Canoe", 0)]


@pytest.mark.parametrize("step", dying_web.STEPS)
def test_an_undo_whose_answer_is_lost_takes_back_no_more(
    mortal: Mortal, maria: Person, step: str
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    assert mortal.works(maria, NEVER) == 0
    maria.writes("undo")
    mortal.dies_once(maria, step)
    assert "*$2*" in maria.reads(3)[2]
    assert maria.books() == [100]


@pytest.mark.parametrize("step", [*CRITICAL, *ERASURE_STEPS])
def test_an_erasure_confirmed_by_chat_is_done_and_ends_with_the_goodbye(
    mortal: Mortal, maria: Person, step: str
) -> None:
    maria.writes("spent $1 on tea")
    maria.writes("delete my account")
    assert mortal.works(maria, NEVER) == 0
    assert len(maria.reads(2)) == 2
    maria.writes("yes")
    mortal.dies_once(maria, step)
    replies = maria.reads(3)
    assert "erased everything" in replies[2]
    assert len(replies) == 3
    with mortal.ozzie.api as api:
        assert api.get(f"/users/{maria.user_id}").status_code == 404
