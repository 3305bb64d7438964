"""`ozzie people`: one person is shown, blocked, exported and erased."""

import io
import json
import stat
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from app.db import Database
from app.models import Goal
from app.store import blocks, senders, users
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, NUMBER, PHONE, make_user, store_message

NAME, EMAIL = "Maria Santos", "maria@example.com"
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment variables that the command is started with; it has no terminal."""
    values = {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": database_url,
        "OZZIE_CLIENT_ID": CLIENT_ID,
        "TWILIO_WHATSAPP_NUMBER": NUMBER,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))


class Terminal(io.StringIO):
    """Standard input that somebody types at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def maria(database: Database, clock: FixedClock) -> str:
    """Return the id of a person with an entry, a goal and a message that waits."""
    user_id = make_user(database, name=NAME, email=EMAIL)
    store_message(database, clock, user_id, "=my secret salary")
    with database.transaction() as session:
        session.add(
            Goal(
                id="g1",
                user_id=user_id,
                name="+bike",
                target_amount_cents=1,
                current_amount_cents=0,
                currency="USD",
                target_date=clock().date(),
                created_at=clock(),
            )
        )
    return user_id


def test_a_person_is_shown_without_what_tells_who_they_are(maria: str, capsys: Output) -> None:
    assert main(["people", "show", "--phone", "+1 (415) 555-0123"]) == 0
    shown = capsys.readouterr().out
    lines = dict(line.split(maxsplit=1) for line in shown.splitlines())
    assert (lines["id"], lines["phone"], lines["name"]) == (maria, "…23", "M***")
    assert (lines["goals"], lines["blocked"]) == ("1", "no")
    assert lines["whatsapp"] == "0 messages handled, 1 waiting"
    for word in (PHONE, "Santos", EMAIL, "salary", "bike"):
        assert word not in shown


def test_a_person_is_revealed_on_demand(maria: str, capsys: Output) -> None:
    named = ["--client", CLIENT_ID, "--external-id", maria]
    assert main(["people", "show", *named, "--reveal"]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in (PHONE, NAME, EMAIL))


def test_what_a_name_holds_never_steers_the_terminal(database: Database, capsys: Output) -> None:
    user_id = make_user(database, name="\x1b]0;owned\x07Ana\nblocked        no")
    assert main(["people", "show", "--id", user_id, "--reveal"]) == 0
    shown = capsys.readouterr().out
    assert "name           \\x1b]0;owned\\x07Ana\\nblocked        no\n" in shown
    assert main(["people", "show", "--id", user_id]) == 0
    assert "name           \\x1b***\n" in capsys.readouterr().out


def test_it_is_shown_what_an_operator_or_the_person_stopped(
    maria: str, database: Database, clock: FixedClock, capsys: Output
) -> None:
    with database.transaction() as session:
        blocks.block(session, [PHONE], clock())
        senders.opt_out(session, NUMBER, [PHONE], clock())
        users.change(session, maria, {"model_opt_out": True})
    main(["people", "show", "--id", maria])
    shown = capsys.readouterr().out
    assert "blocked        since 2026-05-05 14:30 UTC" in shown
    assert f"opted out      of {NUMBER} since" in shown
    assert "not asked: the person wants none" in shown


@pytest.mark.parametrize("arguments", [[], ["--phone"], ["--phone", "--reveal"]])
def test_the_number_is_asked_for_on_a_terminal(
    maria: str, capsys: Output, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(f"{PHONE}\n"))
    assert main(["people", "show", *arguments]) == 0
    printed = capsys.readouterr()
    assert maria in printed.out
    assert printed.err.startswith("Phone")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--phone, --id, or --client"),
        (["--phone", "555"], "international form"),
        (["--phone", "+14155550199"], "no such person"),
        (["--id", "nobody"], "no such person"),
        (["--id", "x", "--phone", PHONE], "one of"),
        (["--external-id", "x"], "--client"),
        (["--client", "nobody", "--external-id", "x"], "no client nobody"),
    ],
)
def test_whom_it_cannot_find_it_says_in_one_line(
    maria: str, capsys: Output, arguments: list[str], said: str
) -> None:
    assert main(["people", "show", *arguments]) == 2
    (line,) = [one for one in capsys.readouterr().err.splitlines() if one.startswith("ozzie:")]
    assert said in line


def test_of_two_clients_people_with_one_number_none_is_guessed(
    maria: str, database: Database, capsys: Output
) -> None:
    other = make_user(database, client_id="shop")
    assert main(["people", "erase", "--phone", PHONE, "--yes"]) == 2
    assert f"shop, {CLIENT_ID}" in capsys.readouterr().err
    assert main(["people", "show", "--phone", PHONE, "--client", "shop"]) == 0
    assert other in capsys.readouterr().out


def test_a_person_is_blocked_and_unblocked_once(
    maria: str, database: Database, capsys: Output
) -> None:
    said = []
    for action in ("block", "block", "unblock", "unblock"):
        assert main(["people", action, "--phone", PHONE]) == 0
        said.append(capsys.readouterr().out.strip())
    ends = "messages that wait and end unanswered: 1"
    assert said == [
        f"{maria} is blocked: nothing of theirs is stored or answered; {ends}",
        f"{maria} was blocked already",
        f"{maria} is not blocked any more",
        f"{maria} was not blocked",
    ]
    with database.read_only() as session:
        assert not blocks.is_blocked(session, [PHONE])


def test_a_number_that_is_nobodys_user_is_blocked(database: Database, capsys: Output) -> None:
    assert main(["people", "block", "--phone", "+55 11 8765-4321"]) == 0
    assert capsys.readouterr().out.startswith("…21, nobody's user, is blocked")
    with database.read_only() as session:
        assert blocks.is_blocked(session, ["+5511987654321"])


def test_who_has_no_address_in_whatsapp_cannot_be_blocked(
    database: Database, capsys: Output
) -> None:
    assert main(["people", "block", "--id", make_user(database, None)]) == 2
    assert "cannot write" in capsys.readouterr().err


def test_everything_that_is_kept_is_exported_as_json_for_its_owner_alone(
    maria: str, tmp_path: Path, capsys: Output
) -> None:
    file = tmp_path / "maria.json"
    assert main(["people", "export", "--id", maria, "--out", str(file)]) == 0
    assert (
        capsys.readouterr().out
        == f"{file}: 1 user, 1 goals, 1 whatsapp conversations, 1 messages\n"
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["user"][0]["name"] == NAME
    assert kept["goals"][0]["name"] == "+bike"
    assert kept["goals"][0]["target_date"] == "2026-05-05"
    assert kept["messages"][0]["body"] == "=my secret salary"
    assert kept["messages"][0]["received_at"] == "2026-05-05T14:30:00Z"
    assert main(["people", "export", "--id", maria, "--out", str(file)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_a_workbook_holds_no_formula_of_theirs(maria: str, tmp_path: Path) -> None:
    file = tmp_path / "maria.xlsx"
    assert main(["people", "export", "--id", maria, "--out", str(file)]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(file)
    for name, text in (("messages", "'=my secret salary"), ("goals", "'+bike")):
        heading, row = book[name].iter_rows()
        cells = {head.value: cell for head, cell in zip(heading, row, strict=True)}
        found = cells["body" if name == "messages" else "name"]
        assert (found.value, found.data_type) == (text, "s")
    assert book["transactions"].max_row == 1  # the heading


@pytest.mark.parametrize(
    ("name", "said"), [("maria.csv", ".json or .xlsx"), ("no/a.json", "--out: No such file")]
)
def test_a_file_that_cannot_be_written_is_said(
    maria: str, tmp_path: Path, capsys: Output, name: str, said: str
) -> None:
    assert main(["people", "export", "--id", maria, "--out", str(tmp_path / name)]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_a_person_is_erased_when_it_is_confirmed(
    maria: str, database: Database, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["people", "erase", "--id", maria]) == 2
    for typed, code in (("0124", 1), ("0123", 0)):
        monkeypatch.setattr("sys.stdin", Terminal(f"{typed}\n"))
        assert main(["people", "erase", "--id", maria]) == code
    printed = capsys.readouterr()
    assert "nothing was erased" in printed.err
    counts = "0 entries, 1 goals, 0 intakes, 0 chat messages"
    assert printed.out == f"{maria} is erased, with {counts}\n"
    with database.read_only() as session:
        assert users.get(session, maria) is None


def test_what_is_done_is_logged_by_ids_alone(
    maria: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "INFO")
    main(["people", "block", "--phone", PHONE])
    main(["people", "export", "--id", maria, "--out", str(tmp_path / "maria.json")])
    main(["people", "erase", "--id", maria, "--yes"])
    written = capsys.readouterr().err
    for event in ("sender_blocked", "person_exported", "person_erased"):
        (line,) = [one for one in written.splitlines() if event in one]
        assert maria in line
    assert PHONE not in written
    assert "Maria" not in written
