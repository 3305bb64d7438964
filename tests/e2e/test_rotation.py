"""The procedures of docs/operations/rotation.md, step by step: keys, secrets, token, number."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.cli import main
from app.config import load_settings
from app.db import Database
from app.factory import create_app
from app.ids import new_id
from app.queue import connect
from app.services.client_usage import USAGE
from app.services.clients import NewSecret
from app.store import inbox_search
from app.twilio.sender import ReplySender
from tests.support.api import ApiCaller
from tests.support.clock import FixedClock
from tests.support.conversation import make_bench
from tests.support.people import CLIENT_ID, NUMBER, PHONE, make_user
from tests.support.simulator import AUTH_TOKEN, SimulatedTwilio, simulated_twilio
from tests.support.twilio import inbound_form, sign

Output = pytest.CaptureFixture[str]
OLD, NEW = "o" * 32, "n" * 32
STRANGER, BLOCKED = "+14155550177", "+14155550188"
WEBHOOK = "/webhooks/twilio/whatsapp"


class Host:
    """A host whose variables are changed and whose web is restarted, with the commands on it."""

    def __init__(
        self, folder: Path, database: str, redis_url: str, environment: pytest.MonkeyPatch
    ) -> None:
        self._environment = environment
        self.database = Database(database)
        self.redis = connect(redis_url, timeout=20)
        self.set(
            OZZIE_ENV="development",
            OZZIE_DATA_DIR=str(folder),
            DATABASE_URL=database,
            REDIS_URL=redis_url,
            PUBLIC_URL="https://ozzie.example",
            OZZIE_CLIENT_ID=CLIENT_ID,
            SECRET_KEY=OLD,
        )

    def set(self, **variables: str) -> None:
        """Set variables ("" unsets one) and restart the web with them."""
        for name, value in variables.items():
            self._environment.setenv(name, value)
        self.settings = load_settings()
        self.web = create_app(self.settings, database=self.database, redis_client=self.redis)

    def http(self) -> FlaskClient:
        """Return a caller of the web as it runs now."""
        return self.web.test_client()

    def as_client(self, made: NewSecret) -> ApiCaller:
        """Return a client with these credentials."""
        return ApiCaller(self.http(), made)

    def receive(
        self, body: str, sender: str = PHONE, token: str = AUTH_TOKEN, **fields: str
    ) -> TestResponse:
        """Post a message as Twilio does, signed with this token; return the answer."""
        form = inbound_form(body, f"whatsapp:{sender}", **fields)
        signature = sign(f"https://ozzie.example{WEBHOOK}", form, token)
        headers = {"X-Twilio-Signature": signature}
        return self.http().post(WEBHOOK, data=form, headers=headers)


@pytest.fixture
def host(
    sqlite_template: Path, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Host]:
    """Yield a host with its database."""
    path = tmp_path / "ozzie.db"
    path.write_bytes(sqlite_template.read_bytes())
    made = Host(tmp_path, f"sqlite:///{path}", redis_url, monkeypatch)
    yield made
    made.web.extensions["ozzie"].job_queue.flush(60)
    made.database.close()
    made.redis.close()


def run(capsys: Output, *arguments: str) -> tuple[str, str]:
    """Run a command that succeeds; return what it printed and what it said beside that."""
    capsys.readouterr()
    assert main(arguments) == 0
    printed = capsys.readouterr()
    said = [line for line in printed.err.splitlines() if line.startswith("ozzie:")]
    return printed.out, "\n".join(said)


def make_api_client(capsys: Output) -> NewSecret:
    """Create a client by the command, as operators do."""
    printed, _ = run(capsys, "clients", "create", "shop", "--json")
    return NewSecret(**json.loads(printed))


def test_secret_key_is_rotated_and_the_old_one_can_go(host: Host, capsys: Output) -> None:
    shop = make_api_client(capsys)
    assert host.as_client(shop).get("/users").status_code == 200
    assert "<Message>" in host.receive("hi", STRANGER).text
    run(capsys, "people", "block", "--phone", BLOCKED)

    host.set(SECRET_KEY=OLD, SECRET_KEY_PREVIOUS=NEW)  # every process accepts both
    assert host.as_client(shop).get("/users").status_code == 200
    host.set(SECRET_KEY=NEW, SECRET_KEY_PREVIOUS=OLD)
    listed, said = run(capsys, "clients", "list")
    assert "under SECRET_KEY_PREVIOUS" in listed
    assert said.startswith("ozzie: shop: still under SECRET_KEY_PREVIOUS")
    assert host.as_client(shop).get("/users").status_code == 200
    assert "<Message>" not in host.receive("hi", STRANGER).text
    listed, said = run(capsys, "clients", "list")
    assert "PREVIOUS" not in listed
    assert "SECRET_KEY_PREVIOUS can go" in said

    host.set(SECRET_KEY_PREVIOUS="")
    assert host.as_client(shop).get("/users").status_code == 200
    assert "<Message>" not in host.receive("hi", STRANGER).text
    assert "<Message>" not in host.receive("hi", BLOCKED).text
    assert run(capsys, "clients", "list")[1] == ""


def test_a_key_that_went_too_early_is_named_and_can_be_put_back(host: Host, capsys: Output) -> None:
    shop = make_api_client(capsys)
    host.set(SECRET_KEY=NEW)
    assert host.as_client(shop).get("/users").status_code == 401
    assert run(capsys, "clients", "list")[1].startswith("ozzie: shop: refused")
    main(["doctor"])
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "secret key" in one]
    assert line.startswith("FAULT secret key: shop: refused")
    host.set(SECRET_KEY_PREVIOUS=OLD)
    assert host.as_client(shop).get("/users").status_code == 200


def test_a_clients_secret_is_rotated(host: Host, capsys: Output) -> None:
    old = make_api_client(capsys)
    printed, _ = run(capsys, "clients", "rotate", "shop", "--json")
    new = NewSecret(**json.loads(printed))
    for made in (old, new):
        assert host.as_client(made).get("/users").status_code == 200
    host.web.extensions[USAGE].write()
    listed, _ = run(capsys, "clients", "list")
    assert re.search(r"  rotated \d{4}-\d\d-\d\d\b", listed)
    assert "  2 requests  " in listed
    assert "  used " in listed
    # Where it leaked, the old one is shut out at once: what was new becomes the previous one.
    printed, _ = run(capsys, "clients", "rotate", "shop", "--grace-hours", "0", "--json")
    assert host.as_client(old).get("/users").status_code == 401
    assert host.as_client(new).get("/users").status_code == 401
    assert host.as_client(NewSecret(**json.loads(printed))).get("/users").status_code == 200


@pytest.fixture
def twilio(host: Host) -> Iterator[SimulatedTwilio]:
    """Yield a Twilio that the host calls; its account's token is AUTH_TOKEN."""
    with simulated_twilio() as made:
        host.set(TWILIO_API_URL=made.url)
        yield made


def test_twilios_token_is_rotated(host: Host, twilio: SimulatedTwilio) -> None:
    make_user(host.database)
    before, after = "the-token-of-before", AUTH_TOKEN
    stages = (
        {"TWILIO_AUTH_TOKEN": before, "TWILIO_AUTH_TOKEN_SECONDARY": after},
        {"TWILIO_AUTH_TOKEN": after, "TWILIO_AUTH_TOKEN_SECONDARY": ""},
    )
    host.set(**stages[0])
    # Before the promotion Twilio signs with one token, afterwards with the other.
    for token in (before, after):
        assert host.receive("tea 3", token=token).status_code == 200
    ReplySender(host.settings).send(new_id("reply"), f"whatsapp:{PHONE}", "Hi", NUMBER)
    host.set(**stages[1])
    assert host.receive("tea 3", token=before).status_code == 403
    assert host.receive("tea 3", token=after).status_code == 200
    ReplySender(host.settings).send(new_id("reply"), f"whatsapp:{PHONE}", "Hi", NUMBER)
    assert len(twilio.replies(PHONE)) == 2


def test_people_keep_their_books_and_their_talk_with_another_number(
    host: Host, clock: FixedClock
) -> None:
    moved_to = "+14155550100"
    user_id = make_user(host.database)
    assert host.receive("tea 3").status_code == 200
    host.set(TWILIO_WHATSAPP_NUMBER=moved_to)
    host.receive("coffee 4", To=f"whatsapp:{moved_to}")
    host.receive("yes", To=f"whatsapp:{moved_to}")
    # What comes to the old number now is not ours any more.
    assert host.receive("late 5").status_code == 200
    with host.database.read_only() as session:
        waiting = inbox_search.list_by_state(session, ["received"], 10)
    assert sorted(str(message.body) for message in waiting) == ["coffee 4", "tea 3", "yes"]
    worker = make_bench(host.database, clock, user_id=user_id)
    for conversation in {message.conversation_id for message in waiting}:
        worker.conversations.work_on(conversation)
    sent = dict(zip(worker.sender.numbers, worker.sender.sent, strict=False))
    assert set(sent) == {NUMBER, moved_to}
    assert {job.user_id for job in worker.actions.performed} == {user_id}
    # No welcome: the person has been talking to us before, with the other number.
    assert [job.action.kind for job in worker.actions.performed if job.message.body == "yes"] == [
        "chat"
    ]
