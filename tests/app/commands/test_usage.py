"""`ozzie usage`: who writes most, and whom models cost most."""

from datetime import UTC, datetime, timedelta

import pytest

from app.cli import main
from app.db import Database
from app.models import ModelCall
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, make_user, store_message, store_reply

ANA, EVE = "+14155550101", "+14155550102"


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at the present."""
    made = FixedClock()
    made.now = datetime.now(UTC)
    return made


@pytest.fixture
def users(
    database: Database, database_url: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Return the ids of Ana, who wrote once, and of Eve, who wrote four times; all wait."""
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("DATABASE_URL", database_url)
    made = [make_user(database, phone) for phone in (ANA, EVE)]
    for user, phone, messages in zip(made, (ANA, EVE), (1, 4), strict=True):
        for _ in range(messages):
            store_message(database, clock, user, sender=f"whatsapp:{phone}")
    return made


def add_call(database: Database, number: int, user: str, age: timedelta, cost: int) -> None:
    """Store a call of a model."""
    with database.transaction() as session:
        session.add(
            ModelCall(
                id=f"ozz_mdl_{number}",
                client_id=CLIENT_ID,
                user_id=user,
                purpose="text",
                model="gpt-4o",
                cost_micros=cost,
                price="exact",
                outcome="ok",
                created_at=datetime.now(UTC) - age,
            )
        )


def test_whoever_writes_most_stands_first(
    users: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["usage"]) == 0
    heading, first, second, total = capsys.readouterr().out.splitlines()
    assert heading.split() == ["person", "client", "waiting", "replies"]
    assert first.split() == [users[1], CLIENT_ID, "4", "0"]
    assert second.split() == [users[0], CLIENT_ID, "1", "0"]
    assert total.startswith("5 messages wait, 0 replies since ")
    assert total.endswith(" of 2 people")


def test_replies_since_the_moment_count_whatever_became_of_them(
    database: Database,
    users: list[str],
    clock: FixedClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number, hours in enumerate((0, 0, 3)):
        earlier = FixedClock()
        earlier.now = clock.now - timedelta(hours=hours)
        _, sid = store_message(database, earlier, users[0], sender=f"whatsapp:{ANA}")
        store_reply(database, earlier, sid, {}, f"SM{number}" if number else None)
    assert main(["usage"]) == 0
    found = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:3])
    assert found[users[0]].split() == [CLIENT_ID, "4", "2"]


def test_no_phone_is_printed_and_a_limit_is_kept(
    users: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["usage", "--limit", "1"]) == 0
    printed = capsys.readouterr().out
    assert users[1] in printed
    assert users[0] not in printed
    assert "4155550" not in printed


def test_whom_models_cost_most_stands_first(
    database: Database, users: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    add_call(database, 1, users[0], timedelta(), 9000)
    add_call(database, 2, users[0], timedelta(), 1000)
    add_call(database, 3, users[1], timedelta(), 20000)
    add_call(database, 4, users[1], timedelta(days=2), 500000)
    assert main(["usage", "--since", "1d"]) == 0
    lines = capsys.readouterr().out.splitlines()
    heading = lines.index("")
    assert [line.split() for line in lines[heading + 2 :]] == [
        [users[1], CLIENT_ID, "1", "0.0200"],
        [users[0], CLIENT_ID, "2", "0.0100"],
    ]


def test_a_wrong_moment_is_refused(users: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["usage", "--since", "soon"]) == 2
    assert "--since" in capsys.readouterr().err
