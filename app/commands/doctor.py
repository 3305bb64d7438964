"""`ozzie doctor`: checks what Ozzie stands on, one line each; exit 1 on a fault."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import redis
from twilio.base.exceptions import TwilioException

from app.config import ConfigurationError, Settings, load_settings
from app.db import Database, DatabaseAway
from app.queue import connect
from app.schema import current_revision, newest_revision
from app.store import clients
from app.twilio_rest import make_client

# Twilio repeats a webhook that failed only where its address asks for it: three more tries on
# connect errors, read time-outs and 5xx, with time-outs of 2 s and 4 s.
RETRY_FRAGMENT = "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000"
OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: what was looked at, whether it is well, and what to do."""

    name: str
    well: bool
    words: str


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parser."""
    parser = subparsers.add_parser("doctor", help="check configuration and what Ozzie stands on")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Prints the findings; 1 where one is a fault."""
    well = True
    for finding in findings():
        print(f"{'ok   ' if finding.well else 'FAULT'} {finding.name}: {finding.words}")
        well = well and finding.well
    return 0 if well else 1


def findings() -> Iterator[Finding]:
    """All checks, in order; a fault of configuration ends them."""
    try:
        settings = load_settings("worker")
    except ConfigurationError as error:
        yield Finding("configuration", False, str(error))
        return
    yield Finding("configuration", True, f"{settings.env}")
    checks: tuple[Callable[[Settings], Finding], ...] = (
        _database,
        _redis,
        _public_url,
        _twilio,
        _client,
        _model,
    )
    for check in checks:
        yield check(settings)


def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        revision = current_revision(database)
    except DatabaseAway:
        return Finding("database", False, "does not answer; check DATABASE_URL")
    finally:
        database.close()
    if revision != newest_revision():
        return Finding("database", False, f"schema is at {revision}; run `ozzie migrate`")
    return Finding("database", True, f"schema is at {revision}")


def _redis(settings: Settings) -> Finding:
    try:
        connect(settings.redis_url, timeout=3).ping()
    except redis.RedisError as error:
        return Finding("redis", False, f"{type(error).__name__}; check REDIS_URL")
    return Finding("redis", True, "answers")


def _public_url(settings: Settings) -> Finding:
    parts = urlsplit(settings.public_url)
    webhook = f"{settings.public_url}/webhooks/twilio/whatsapp{RETRY_FRAGMENT}"
    if settings.env == "production" and parts.scheme != "https":
        return Finding("public url", False, "PUBLIC_URL must be https:// in production")
    return Finding("public url", True, f"set at Twilio as the webhook (POST): {webhook}")


def _twilio(settings: Settings) -> Finding:
    try:
        make_client(settings).messages.list(to=settings.whatsapp_address, limit=1)
    except (TwilioException, httpx.HTTPError) as error:
        words = f"{type(error).__name__}; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"
        return Finding("twilio", False, words)
    return Finding("twilio", True, "takes the credentials")


def _client(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    try:
        with database.reading() as session:
            there = clients.exists(session, settings.client_id)
    except DatabaseAway:
        there = False
    finally:
        database.close()
    if there:
        return Finding("whatsapp client", True, "is there")
    words = "OZZIE_CLIENT_ID names no client; make one with `ozzie clients create`"
    return Finding("whatsapp client", False, words)


def _model(settings: Settings) -> Finding:
    if not settings.openai_api_key:
        return Finding("model", True, "no OPENAI_API_KEY: voice notes are not transcribed")
    try:
        answer = httpx.get(
            f"{settings.openai_base_url or OPENAI_URL}/models",
            headers={"Authorization": f"Bearer {settings.openai_api_key}"},
            timeout=10,
        )
    except httpx.HTTPError as error:
        return Finding("model", False, f"{type(error).__name__}; check OPENAI_BASE_URL")
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return Finding("model", False, "refuses the key; check OPENAI_API_KEY")
    return Finding("model", answer.is_success, f"answers with {answer.status_code}")
