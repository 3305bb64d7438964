"""`ozzie doctor`: the whole way is proved, one line each; a fault ends its own check alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from sqlalchemy import text

from app.cli import main
from app.clock import system_clock
from app.commands.doctor import findings
from app.config import load_settings
from app.db import Database
from app.services.clients import create_client, ensure_client
from app.store.server import connection_limit
from tests.support.answers import Answer, Answers, answering
from tests.support.certificates import self_signed
from tests.support.databases import Postgres
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.valkey import free_port
from tests.support.web import serving

Environment = pytest.MonkeyPatch
CHECKS = [
    *("configuration", "data folder", "database", "connections", "secret key", "switches"),
    *("redis", "api", "twilio", "sender", "model", "public url"),
]
# What a check of another thing than the database says is the same on both.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOBODY = "http://127.0.0.1:9"
PAGE = Answer(body="<html>Welcome</html>")


@pytest.fixture
def twilio() -> Iterator[SimulatedTwilio]:
    """Yield the simulator of the system's Twilio account."""
    with simulated_twilio() as made:
        yield made


@pytest.fixture
def well(
    database: Database,
    redis_url: str,
    twilio: SimulatedTwilio,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Environment]:
    """Yield the environment of a correctly set up system whose web process and worker run."""
    port = free_port()
    with redis.Redis.from_url(redis_url) as server:
        server.sadd("rq:workers:conversations", "rq:worker:one")
    values = {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": database.url,
        "REDIS_URL": redis_url,
        "TWILIO_API_URL": twilio.url,
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    for name in ("OZZIE_API_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    settings = load_settings("worker")
    with database.transaction() as session:
        ensure_client(
            session,
            settings.client_id,
            settings.client_secret,
            secret_key=settings.secret_key,
            now=system_clock(),
        )
    with serving(settings):
        yield monkeypatch


@pytest.fixture
def doctor(well: Environment, capsys: pytest.CaptureFixture[str]) -> "Doctor":
    """Return the doctor command of that system."""
    return Doctor(well, capsys)


class Doctor:
    """Runs the command, with variables changed by `setenv`."""

    def __init__(self, environment: Environment, capsys: pytest.CaptureFixture[str]) -> None:
        self.setenv = environment.setenv
        self._capsys = capsys

    def lines(self, code: int) -> dict[str, str]:
        """Run it, expecting this exit code; return what it said of each check."""
        assert main(["doctor"]) == code
        printed, errors = self._capsys.readouterr()
        assert "Traceback" not in printed + errors
        found = [line[6:].partition(":")[0] for line in printed.splitlines()]
        assert list(dict.fromkeys(found)) == CHECKS
        return dict(zip(found, printed.splitlines(), strict=True))

    def faults(self) -> dict[str, str]:
        """Run it, expecting that it fails; return the faults alone."""
        return {n: line for n, line in self.lines(1).items() if line.startswith("FAULT")}


def test_all_is_well(doctor: Doctor) -> None:
    lines = doctor.lines(0)
    assert {line[:5] for line in lines.values()} == {"ok   "}
    assert "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000" in lines["public url"]


@on_sqlite
@pytest.mark.parametrize(
    ("variable", "value", "check", "words"),
    [
        ("OZZIE_DATA_DIR", "/dev/null/x", "data folder", "OZZIE_DATA_DIR"),
        ("DATABASE_URL", "postgres://o:hidden@127.0.0.1:1/x", "database", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////dev/null/x.db", "database", "DATABASE_URL"),
        ("REDIS_URL", "redis://:hidden@127.0.0.1:1/0", "redis", "REDIS_URL"),
        ("OZZIE_CLIENT_SECRET", "hidden", "api", "ozzie clients rotate"),
        ("OZZIE_CLIENT_ID", "nobody", "api", "ozzie clients ensure --whatsapp"),
        ("OZZIE_API_URL", NOBODY, "api", "check OZZIE_API_URL"),
        ("TWILIO_AUTH_TOKEN", "hidden", "twilio", "TWILIO_AUTH_TOKEN"),
        ("TWILIO_ACCOUNT_SID", "AC" + "b" * 32, "twilio", "TWILIO_ACCOUNT_SID"),
        ("TWILIO_AUTH_TOKEN", "hidden", "public url", "refuses the signature: PUBLIC_URL"),
        ("TWILIO_API_URL", NOBODY, "twilio", "check TWILIO_API_URL"),
        ("TWILIO_API_URL", NOBODY, "sender", "check TWILIO_API_URL"),
        ("TWILIO_WHATSAPP_NUMBER", "+14155550199", "sender", "check TWILIO_WHATSAPP_NUMBER"),
        ("PUBLIC_URL", NOBODY, "public url", "Connection refused; check PUBLIC_URL"),
    ],
)
def test_each_fault_says_what_to_set_and_shows_no_secret(
    doctor: Doctor, variable: str, value: str, check: str, words: str
) -> None:
    doctor.setenv("SECRET_KEY", "k" * 32)  # else it would be looked for in OZZIE_DATA_DIR
    doctor.setenv("OZZIE_CLIENT_SECRET", load_settings("worker").client_secret)
    doctor.setenv(variable, value)
    found = doctor.faults()
    assert words in found[check]
    assert "hidden" not in str(found)


@on_sqlite
def test_all_that_is_wrong_with_the_configuration_is_named_and_the_rest_is_looked_at(
    doctor: Doctor, capsys: pytest.CaptureFixture[str]
) -> None:
    doctor.setenv("PORT", "many")
    doctor.setenv("TWILIO_ACCOUNT_SID", "AC1")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[1] for line in lines if line.startswith("FAULT configuration")] == [
        " TWILIO_ACCOUNT_SID",
        " PORT",
    ]
    assert "skip  twilio: not checked without TWILIO_ACCOUNT_SID" in lines
    assert any(line.startswith("ok    database") for line in lines)


@on_sqlite
def test_what_is_missing_in_production_is_named_and_the_rest_is_looked_at(
    doctor: Doctor, capsys: pytest.CaptureFixture[str]
) -> None:
    doctor.setenv("OZZIE_ENV", "production")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    for name in ("SECRET_KEY", "TWILIO_AUTH_TOKEN", "OZZIE_CLIENT_SECRET"):
        assert f"FAULT configuration: {name}: required in production" in printed
    assert "skip  api: not checked without OZZIE_CLIENT_ID, OZZIE_CLIENT_SECRET" in printed
    assert "ok    database" in printed
    assert "ok    redis" in printed


@on_sqlite
def test_a_schema_that_is_behind_is_a_fault(doctor: Doctor, tmp_path: Path) -> None:
    doctor.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert "run `ozzie migrate`" in doctor.faults()["database"]


def test_a_schema_that_is_ahead_is_well(doctor: Doctor, database: Database) -> None:
    with database.read_only() as session:
        before = session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()

    def set_revision(revision: str) -> None:
        with database.transaction() as session:
            statement = text("UPDATE alembic_version SET version_num = :revision")
            session.execute(statement, {"revision": revision})

    set_revision("9999")
    try:
        line = doctor.lines(0)["database"]
    finally:
        set_revision(before)
    assert line.startswith("ok    database: answers, schema is at 9999, ahead of")


@on_sqlite
def test_a_missing_worker_is_noted(doctor: Doctor, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.flushdb()
    assert doctor.lines(0)["redis"].startswith("note  redis: takes a write; nobody is answered")


@on_sqlite
def test_a_redis_that_takes_no_write_is_a_fault(doctor: Doctor, redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.config_set("maxmemory", "1")
        try:
            assert "is full" in doctor.faults()["redis"]
        finally:
            server.config_set("maxmemory", "0")


@on_sqlite
def test_a_formation_that_the_database_has_no_connections_for_is_a_fault(
    postgres_url: str, doctor: Doctor
) -> None:
    doctor.setenv("DATABASE_URL", postgres_url)
    assert " of 100 connections" in doctor.lines(0)["connections"]
    doctor.setenv("DATABASE_POOL", "40")
    line = doctor.faults()["connections"]
    assert "web processes 2 × 40, workers 1 × 40, release phase 1: 121 of 100 connections" in line
    assert "lower DATABASE_POOL or WEB_CONCURRENCY" in line


def test_a_roles_own_limit_and_the_servers_reserve_count() -> None:
    with Postgres() as server:
        owner = Database(server.url)
        with owner.transaction() as session:
            assert connection_limit(session) == 100
            session.execute(text("CREATE ROLE small LOGIN CONNECTION LIMIT 7"))
            session.execute(text("CREATE ROLE plain LOGIN"))
        for role, limit in (("small", 7), ("plain", 97)):
            with owner.transaction() as session:
                session.execute(text(f"SET LOCAL ROLE {role}"))
                assert connection_limit(session) == limit
        owner.close()


@on_sqlite
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PAGE, "answers 200 with text/html: that is not Ozzie"),
        (Answer(404, "<html>"), "answers 404 with text/html: that is not Ozzie"),
        (Answer(200, "{}", "application/json"), "that is not Ozzie; check OZZIE_API_URL"),
        (Answer(301, headers={"Location": "https://a.example/"}), "redirects to https://a.example"),
        (
            Answer(503, json.dumps({"error": {"code": "SERVICE_UNAVAILABLE"}}), "application/json"),
            "answers 503 SERVICE_UNAVAILABLE; see the log of the web",
        ),
    ],
)
def test_an_api_that_is_not_ours_or_not_well_is_a_fault(
    doctor: Doctor, answer: Answer, words: str
) -> None:
    with answering(lambda _path, _key: answer) as url:
        doctor.setenv("OZZIE_API_URL", url)
        assert words in doctor.faults()["api"]


@on_sqlite
def test_a_client_with_a_rate_limit_is_told_and_no_fault(
    doctor: Doctor, database: Database
) -> None:
    with database.transaction() as session:
        made = create_client(
            session, "by hand", secret_key=load_settings("worker").secret_key, now=system_clock()
        )
    doctor.setenv("OZZIE_CLIENT_ID", made.client_id)
    doctor.setenv("OZZIE_CLIENT_SECRET", made.client_secret)
    line = doctor.lines(0)["api"]
    assert line.startswith("note  api:")
    assert "limits this client to 600 calls; run `ozzie clients ensure --whatsapp`" in line


@on_sqlite
def test_an_account_that_does_not_tell_its_senders_is_no_fault(
    doctor: Doctor, twilio: SimulatedTwilio
) -> None:
    twilio.fault("senders", "error", status=403, code=20403)
    line = doctor.lines(0)["sender"]
    assert line.startswith("note  sender: Twilio does not list the account's senders (403")


@on_sqlite
def test_a_twilio_that_fails_is_a_fault(doctor: Doctor, twilio: SimulatedTwilio) -> None:
    twilio.fault("lookup", "error", status=500, code=20500)
    assert "answers 500 (code 20500)" in doctor.faults()["twilio"]


@on_sqlite
def test_another_service_in_twilios_place_is_a_fault(doctor: Doctor) -> None:
    with answering(lambda _path, _key: PAGE) as url:
        doctor.setenv("TWILIO_API_URL", url)
        lines = doctor.lines(1)
    assert "is not Twilio's API; check TWILIO_API_URL" in lines["twilio"]
    assert lines["sender"].startswith("note ")


def provider(path: str, key: str) -> Answer:
    """Answer as a provider that has two models and accepts one key."""
    if key != "Bearer good":
        return Answer(401, "{}", "application/json")
    name = path.removeprefix("/v1/models").removeprefix("/")
    models = ["gpt-4o", "whisper-1"]
    if not name:
        body = json.dumps({"data": [{"id": model} for model in models]})
        return Answer(200, body, "application/json")
    return Answer(200 if name in models else 404, json.dumps({"id": name}), "application/json")


def provider_without_pages(path: str, key: str) -> Answer:
    """Answer as a compatible provider that serves only the list of its models."""
    return provider(path, key) if path.endswith("/models") else Answer(404)


def silent_provider(_path: str, _key: str) -> Answer:
    """Answer as a compatible provider that lists no models."""
    return Answer(404)


@on_sqlite
@pytest.mark.parametrize(
    ("answers", "key", "model", "words"),
    [
        (provider, "good", "gpt-4o", "accepts the key and has gpt-4o, whisper-1"),
        (provider, "bad", "gpt-4o", "check OPENAI_API_KEY"),
        (provider, "good", "gpt-0", "has no model gpt-0 for this key; check OPENAI_MODEL"),
        (provider_without_pages, "good", "gpt-4o", "accepts the key and has gpt-4o, whisper-1"),
        (provider_without_pages, "bad", "gpt-4o", "check OPENAI_API_KEY"),
        (provider_without_pages, "good", "gpt-0", "has no model gpt-0 for this key"),
        (silent_provider, "good", "gpt-4o", "accepts the key, but does not list its models"),
        (lambda _path, _key: PAGE, "good", "gpt-4o", "check OPENAI_BASE_URL"),
    ],
)
def test_the_key_and_each_model_are_tried(
    doctor: Doctor, answers: Answers, key: str, model: str, words: str
) -> None:
    with answering(answers) as url:
        doctor.setenv("OPENAI_API_KEY", key)
        doctor.setenv("OPENAI_MODEL", model)
        doctor.setenv("OPENAI_BASE_URL", f"{url}/v1")
        is_well = words.startswith("accepts")
        assert words in doctor.lines(0 if is_well else 1)["model"]


@on_sqlite
@pytest.mark.parametrize(
    ("variable", "value"),
    [("OPENAI_FALLBACK_MODELS", "gone-1"), ("OPENAI_MODEL_SPEECH", "gone-1")],
)
def test_a_model_that_is_gone_is_named_with_its_variable(
    doctor: Doctor, variable: str, value: str
) -> None:
    with answering(provider) as url:
        doctor.setenv("OPENAI_API_KEY", "good")
        doctor.setenv(variable, value)
        doctor.setenv("OPENAI_BASE_URL", f"{url}/v1")
        words = f"has no model {value} for this key; check {variable}"
        assert words in doctor.lines(1)["model"]


@on_sqlite
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (PAGE, "answers 200 with text/html, where Ozzie's web should; check PUBLIC_URL"),
        (Answer(404), "answers 404"),
        (Answer(308, headers={"Location": "https://a.example/"}), "redirects to https://a.example"),
        (Answer(502), "answers 502 with text/html"),
        (Answer(503, "<Response/>", "text/xml"), "the web there cannot use its database"),
    ],
)
def test_whoever_else_answers_at_the_public_address_is_a_fault(
    doctor: Doctor, answer: Answer, words: str
) -> None:
    with answering(lambda _path, _key: answer) as url:
        doctor.setenv("PUBLIC_URL", url)
        assert words in doctor.faults()["public url"]


@on_sqlite
def test_a_certificate_that_nobody_trusts_is_a_fault(doctor: Doctor, tmp_path: Path) -> None:
    with answering(lambda _path, _key: PAGE, certificate=self_signed(tmp_path)) as url:
        doctor.setenv("PUBLIC_URL", url)
        assert "certificate verify failed" in doctor.faults()["public url"]


@on_sqlite
def test_an_address_without_tls_is_a_fault(doctor: Doctor) -> None:
    with answering(lambda _path, _key: PAGE) as url:
        doctor.setenv("PUBLIC_URL", url.replace("http://", "https://"))
        assert "cannot be reached: [SSL" in doctor.faults()["public url"]


@on_sqlite
def test_a_service_that_drips_holds_nobody_up(doctor: Doctor) -> None:
    with answering(lambda _path, _key: Answer(200, "x" * 1000, drips=0.1)) as url:
        doctor.setenv("OZZIE_API_URL", url)
        found = {finding.name: str(finding) for finding in findings(deadline=1.5)}
    assert found["api"] == "FAULT api: did not end within 1.5 s"
    assert found["public url"].startswith("ok ")
