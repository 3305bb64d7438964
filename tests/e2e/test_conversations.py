"""Long conversations go well: few turns go wrong, and next to none write wrong.

`python -m tests.e2e.conversations` plays all of them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.e2e import running_system
from tests.support.system import System
from tests.support.talks.report import share, story_of, table_of
from tests.support.talks.run import play_all
from tests.support.talks.script import all_talks

PROMISED = 0.95
OTHERS = 0.85
WRITES_WRONG = 0.01
# A person's first fortnight, two in each language.
LONG = 25  # turns


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[System]:
    """Yield a system that no other test uses."""
    with running_system(f"sqlite:///{tmp_path / 'ozzie.db'}", tmp_path) as made:
        yield made


def test_what_strangers_mean_is_understood_and_nothing_is_written_wrong(alone: System) -> None:
    played = play_all(alone, [talk for talk in all_talks() if len(talk.turns) >= LONG])
    wrong = "\n".join(story_of(turn) for turn in played if not turn.right)
    told = "\n".join((wrong, *table_of(played)))
    assert share(turn.right for turn in played if turn.turn.promised) >= PROMISED, told
    assert share(turn.right for turn in played if not turn.turn.promised) >= OTHERS, told
    assert share(turn.wrote_wrong for turn in played) <= WRITES_WRONG, told
