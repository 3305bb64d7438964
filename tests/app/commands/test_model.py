"""`ozzie model usage`: what models cost, by client and purpose."""

from datetime import UTC, datetime, timedelta

import pytest

from app.cli import main
from app.db import Database
from app.models import ModelCall
from tests.support.people import CLIENT_ID, make_user


@pytest.fixture
def kept(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Return a database with a call of today and one of two days ago."""
    monkeypatch.setenv("OZZIE_ENV", "development")
    monkeypatch.setenv("DATABASE_URL", database_url)
    user_id = make_user(database)
    now = datetime.now(UTC)
    with database.transaction() as session:
        for number, age in enumerate((timedelta(), timedelta(days=2))):
            session.add(
                ModelCall(
                    id=f"ozz_mdl_{number}",
                    client_id=CLIENT_ID,
                    user_id=user_id,
                    purpose="text",
                    model="gpt-4o",
                    tokens_in=900,
                    tokens_out=60,
                    cost_micros=2850,
                    price="exact",
                    outcome="ok",
                    created_at=now - age,
                )
            )
    return database


def test_calls_tokens_and_dollars_are_summed(
    kept: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model", "usage"]) == 0
    title, line, total = capsys.readouterr().out.splitlines()
    assert title.split()[:2] == ["client", "purpose"]
    assert line.split() == ["whatsapp", "text", "gpt-4o", "ok", "2", "1800", "0", "120", "0.0057"]
    assert total.startswith("2 calls, $0.0057 since ")


def test_since_leaves_out_what_is_older(kept: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "usage", "--since", "1d"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 calls, ")


def test_a_wrong_moment_is_refused(kept: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "usage", "--since", "yesterday"]) == 2
    assert "--since" in capsys.readouterr().err
