"""The alerts for Prometheus: each loads, fires for its reason, and says what to do."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from app.config import Settings
from app.db import Database
from app.exposition import Exposition
from app.factory import create_app
from app.queue import connect
from app.twilio.sender import ReplySender
from tests.support.answers import Answer, answering
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, make_bench
from tests.support.people import store_reply
from tests.support.scrapes import ALERTS, FOLDER, assert_firing, promtool
from tests.support.source import ROOT
from tests.support.twilio import inbound_form, new_sid, sign
from tests.support.webhook import webhook_settings

TESTS = FOLDER / "alerts_test.yml"
INCIDENTS = "docs/operations/incidents.md"
ANCHORS = {
    *("nobody-is-answered", "twilio-refuses-us", "the-queue-grows", "one-person-floods"),
    "a-bad-release",
}


def alerts() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"]
    rules: list[dict[str, Any]] = group["rules"]
    return rules


def test_they_load() -> None:
    assert "SUCCESS" in promtool("check", "rules", str(ALERTS))


def test_each_fires_for_its_reason_alone() -> None:
    assert "SUCCESS" in promtool("test", "rules", str(TESTS))


def test_each_has_a_reason_and_there_is_a_day_without_any() -> None:
    cases = yaml.safe_load(TESTS.read_text(encoding="utf-8"))["tests"]
    fired = [case["promql_expr_test"][0]["exp_samples"] for case in cases]
    named = {re.findall(r'"(.*)"', sample["labels"])[0] for case in fired for sample in case}
    assert named == {alert["alert"] for alert in alerts()}
    assert [] in fired


@pytest.mark.parametrize("alert", alerts(), ids=lambda alert: str(alert["alert"]))
def test_each_says_what_to_type_and_where_to_read_on(alert: dict[str, Any]) -> None:
    told = alert["annotations"]
    assert alert["labels"]["severity"] in {"critical", "warning", "info"}
    assert told["summary"]
    assert re.search(r"`[^`]+`", told["description"])
    page, _, anchor = told["runbook_url"].partition("#")
    assert page == INCIDENTS
    assert anchor in ANCHORS


def test_the_places_to_read_on_are_there() -> None:
    text = (ROOT / INCIDENTS).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    found = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert found >= ANCHORS


# --- provoked through our own code, and judged by its real figures ---


class Ground:
    """Web and worker on one database, scraped together."""

    def __init__(self, settings: Settings, database: Database, clock: FixedClock) -> None:
        self.settings = settings
        self.bench: Bench = make_bench(database, clock)
        self.clock = clock
        self.exposition = Exposition(settings, database, clock, keep=0, patience=60.0)
        self.scrapes: list[str] = []

    def scrape(self, minutes: int) -> None:
        """Note the same scrape for each of so many minutes."""
        self.scrapes += [self.exposition.render().decode()] * minutes

    def post(self, client: FlaskClient, path: str, form: Any, signature: str | None = None) -> int:
        """Post a form as Twilio does; return the status."""
        url = f"{self.settings.public_url}{path}"
        headers = {"X-Twilio-Signature": signature or sign(url, form)}
        return client.post(path, data=form, headers=headers).status_code


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """Yield an empty SQLite database: alerts see figures, not tables."""
    path = tmp_path / "ozzie.db"
    path.write_bytes(sqlite_template.read_bytes())
    made = Database(f"sqlite:///{path}")
    yield made
    made.close()


@pytest.fixture
def ground(database: Database, clock: FixedClock, redis_url: str) -> Ground:
    """Return web and worker, scraped for ten quiet minutes."""
    made = Ground(webhook_settings(database, redis_url), database, clock)
    made.scrape(10)
    return made


@pytest.fixture
def client(ground: Ground, database: Database, clock: FixedClock) -> Iterator[FlaskClient]:
    """Yield an HTTP client of the web."""
    redis_client = connect(ground.settings.redis_url, timeout=20)
    yield create_app(
        ground.settings, database=database, redis_client=redis_client, clock=clock
    ).test_client()
    redis_client.connection_pool.disconnect()


def test_a_message_that_nobody_answers(ground: Ground, tmp_path: Path) -> None:
    ground.bench.receive()
    for _ in range(5):
        ground.bench.clock.advance(minutes=1)
        ground.scrape(1)
    assert_firing(ground.scrapes, {"NobodyIsAnswered"}, tmp_path)


def test_webhooks_with_a_wrong_signature(
    ground: Ground, client: FlaskClient, tmp_path: Path
) -> None:
    for _ in range(7):
        assert ground.post(client, "/webhooks/twilio/whatsapp", inbound_form(), "bm8=") == 403
    ground.scrape(2)
    assert_firing(ground.scrapes, {"WebhooksForbidden", "AllWebhooksForbidden"}, tmp_path)


def test_replies_that_twilio_does_not_deliver(
    ground: Ground, client: FlaskClient, tmp_path: Path
) -> None:
    bench = ground.bench
    for _ in range(5):
        _, sid = bench.receive()
        reply_id = store_reply(bench.database, bench.clock, sid, {}, None)
        form = inbound_form(MessageSid=new_sid(), MessageStatus="undelivered", ErrorCode="63016")
        assert ground.post(client, f"/webhooks/twilio/status/{reply_id}", form) == 200
    ground.scrape(2)
    assert_firing(ground.scrapes, {"RepliesFail"}, tmp_path)


def test_a_token_that_twilio_refuses(ground: Ground, tmp_path: Path) -> None:
    conversation, sid = ground.bench.receive()
    refusal = Answer(401, '{"code": 20003, "message": "Authenticate"}', "application/json")
    with answering(lambda _path, _authorization: refusal) as twilio:
        sender = ReplySender(ground.settings.model_copy(update={"twilio_api_url": twilio}))
        bench = make_bench(
            ground.bench.database, ground.clock, user_id=ground.bench.user_id, sender=sender
        )
        bench.conversations.work_on(conversation)
    ground.scrape(2)
    assert bench.message(sid).state == "received"
    assert_firing(ground.scrapes, {"TwilioRefusesUs", "SettingWrong"}, tmp_path)
