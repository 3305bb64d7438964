"""`ozzie dev`: everything on one machine under one foreground process; what `./run` starts."""

import argparse
import socket
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx

import app
from app.clock import system_clock
from app.config import EMBEDDED_REDIS_URL, Settings, environment_with, load_settings
from app.db import Database
from app.development import programs
from app.development.people import PEOPLE, api_client, ensure_person
from app.schema import migrate
from app.services.clients import ensure_client
from app.supervisor import ProgramFailed, Stopped, Supervisor, stopping_on_signals

ROOT = Path(app.__file__).parent.parent
SIMULATOR_PORT = 8025


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parser."""
    parser = subparsers.add_parser("dev", help="start everything here, with a chat page to try it")
    parser.add_argument("--port", type=int, help="the web's port (PORT, else 8000)")
    parser.add_argument("--simulator-port", type=int, default=SIMULATOR_PORT)
    redis_port = urlsplit(EMBEDDED_REDIS_URL).port
    parser.add_argument("--redis-port", type=int, default=redis_port, help="the embedded Valkey's")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Starts everything and waits; 0 after Ctrl-C or SIGTERM, 1 where a part could not go on."""
    supervisor = Supervisor(ROOT)
    with stopping_on_signals(supervisor):
        try:
            _serve(supervisor, options)
        except Stopped:
            pass
        except ProgramFailed as error:
            print(f"ozzie: {error}", file=sys.stderr)
            return 1
        finally:
            supervisor.say("Stopping …")
            supervisor.stop()
    return 0


def _serve(supervisor: Supervisor, options: argparse.Namespace) -> None:
    begun = time.monotonic()
    outside = load_settings()
    given = chosen(outside, options)
    settings, environment = load_settings("worker", given), environment_with(given)
    simulated = "TWILIO_API_URL" in given
    for name, url in (
        ("--port", f"//:{settings.port}"),
        ("--redis-port", given.get("REDIS_URL")),
        ("--simulator-port", given.get("TWILIO_API_URL")),
    ):
        if url:
            refuse_taken(urlsplit(url).port or 0, name)
    if "REDIS_URL" in given:
        supervisor.start(programs.valkey(settings, environment))
        supervisor.wait_until_ready()
    prepare_database(settings)
    supervisor.start(programs.web(settings, environment))
    supervisor.start(programs.worker(settings, environment))
    if simulated:
        supervisor.start(programs.simulator(settings, environment))
    supervisor.wait_until_ready()
    if simulated:
        make_people(settings)
    supervisor.say(greeting(settings, simulated=simulated, seconds=time.monotonic() - begun))
    supervisor.watch()


def chosen(outside: Settings, options: argparse.Namespace) -> dict[str, str]:
    """The variables that every part is started with, above the environment's own.

    What the environment gives (REDIS_URL, TWILIO_API_URL) is left alone, and so not started here.
    """
    given = {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(outside.data_dir.absolute()),
        "PORT": str(options.port or outside.port),
    }
    if not outside.is_given("redis_url"):
        given["REDIS_URL"] = f"redis://127.0.0.1:{options.redis_port}/0"
    if not outside.is_given("twilio_api_url"):
        given["TWILIO_API_URL"] = f"http://127.0.0.1:{options.simulator_port}"
    return given


def refuse_taken(port: int, option: str) -> None:
    """Raises ProgramFailed where something listens on a port of loopback already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ProgramFailed(
                f"port {port}: {error.strerror}; stop what uses it, or choose another by {option}"
            ) from None


def prepare_database(settings: Settings) -> None:
    """Brings the database to the newest schema and makes the workers' client, if it isn't there."""
    database = Database(settings.database_url)
    migrate(database)
    with database.transaction() as session:
        ensure_client(
            session,
            settings.client_id,
            settings.client_secret,
            secret_key=settings.secret_key,
            now=system_clock(),
        )
    database.close()


def make_people(settings: Settings) -> None:
    """Makes the demo people; raises ProgramFailed where the API refuses them."""
    try:
        with api_client(settings.api_v1_url, settings.client_id, settings.client_secret) as api:
            for person in PEOPLE:
                ensure_person(api, person)
    except httpx.HTTPError as error:
        raise ProgramFailed(f"the demo people could not be made: {error}") from None


def greeting(settings: Settings, *, simulated: bool, seconds: float) -> str:
    """What to do now, once all is ready."""
    secret = settings.data_dir / "client-secret"
    lines = [
        "",
        f"Ozzie is ready, after {seconds:.1f} s.",
        f"  chat     {settings.twilio_api_url}/" if simulated else "  chat     by WhatsApp",
        f"  API      {settings.api_v1_url}, described at {settings.public_url}/docs",
        f"  client   {settings.client_id}, its secret is in {secret}",
        "Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines)
