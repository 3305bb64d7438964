"""`ozzie dev`: run everything on one machine under one foreground process; `./run` starts it."""

import argparse
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx

import app
from app.clock import system_clock
from app.config import EMBEDDED_REDIS_URL, Settings, environment_with, load_settings
from app.data_folder import FolderHeld, held
from app.db import Database
from app.development import programs
from app.development.panel import server as panel
from app.development.people import PEOPLE, api_client, ensure_person
from app.development.scene import write_scene
from app.development.supervisor import (
    Program,
    ProgramFailed,
    Stopped,
    Supervisor,
    stopping_on_signals,
)
from app.migration_state import migrate
from app.services.clients import ensure_client

ROOT = Path(app.__file__).parent.parent
SIMULATOR_PORT = 8025
MODEL_PORT = 8026
# Variables of the environment that `ozzie` commands in another terminal need as well.
KEPT = ("DATABASE_URL", "REDIS_URL", "TWILIO_API_URL", "PUBLIC_URL")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "dev",
        help="start everything on this machine, with a chat page to try it",
        description="Start the database, Valkey, the web, a worker and the simulator with its chat "
        "page on this machine; Ctrl-C stops all. What the environment configures (REDIS_URL, "
        "TWILIO_API_URL) is used and not started. `./run` is this command.",
    )
    redis_port = urlsplit(EMBEDDED_REDIS_URL).port
    ports: tuple[tuple[str, int | None, str], ...] = (
        ("--port", None, "of the web (default: PORT, else 8000)"),
        ("--simulator-port", SIMULATOR_PORT, "of the chat page (default: %(default)s)"),
        ("--redis-port", redis_port, "of Valkey (default: %(default)s)"),
        ("--model-port", MODEL_PORT, "of the fake model (default: %(default)s)"),
    )
    for name, default, words in ports:
        parser.add_argument(name, type=int, metavar="PORT", default=default, help=words)
    parser.add_argument(
        "--model",
        action="store_true",
        help="start a fake model as well, where OPENAI_API_KEY is not set",
    )
    parser.set_defaults(run=run, is_run=True)


def run(options: argparse.Namespace) -> int:
    """Start everything and wait; return 0 after Ctrl-C or SIGTERM, 1 where a program failed."""
    supervisor = Supervisor(ROOT)
    with stopping_on_signals(supervisor):
        try:
            _serve(supervisor, options)
        except Stopped:
            pass
        except (ProgramFailed, FolderHeld) as error:
            print(f"ozzie: {error}", file=sys.stderr)
            return 1
    return 0


def _serve(supervisor: Supervisor, options: argparse.Namespace) -> None:
    begun = time.monotonic()
    outside = load_settings()
    given = choose_variables(outside, options)
    settings, environment = load_settings("worker", given), environment_with(given)
    simulated = "TWILIO_API_URL" in given
    address = settings.twilio_api_url if simulated else settings.public_url
    kept = {name: environment[name] for name in (*given, *KEPT) if environment.get(name)}
    with held(settings.data_dir, f"{address}/", kept), ExitStack() as stack:
        try:
            _start(supervisor, settings, given, stack)
            seconds = time.monotonic() - begun
            supervisor.say(greeting(settings, simulated=simulated, seconds=seconds))
            supervisor.watch()
        finally:
            supervisor.say("Stopping …")
            supervisor.stop()


def _start(
    supervisor: Supervisor, settings: Settings, given: Mapping[str, str], stack: ExitStack
) -> None:
    """Start what is not configured from outside, and wait until all of it is ready.

    What runs in this process is left at the end of `stack`.
    """
    environment = environment_with(given)
    for name, url in (
        ("--port", f"//:{settings.port}"),
        ("--redis-port", given.get("REDIS_URL")),
        ("--simulator-port", given.get("TWILIO_API_URL")),
        ("--model-port", given.get("OPENAI_BASE_URL")),
    ):
        if url:
            refuse_used_port(urlsplit(url).port or 0, name)
    if "REDIS_URL" in given:
        supervisor.start(programs.valkey(settings, environment))
        supervisor.wait_until_ready()
    prepare_database(settings)
    supervisor.start(programs.web(settings, environment))
    supervisor.start(programs.worker(settings, environment))
    if "TWILIO_API_URL" in given:
        supervisor.start(_simulator(settings, given, stack))
    supervisor.wait_until_ready()
    if "TWILIO_API_URL" in given:
        create_people(settings)


def _simulator(settings: Settings, given: Mapping[str, str], stack: ExitStack) -> Program:
    """Return the simulator with its scene, and the panel of its page, which is served from here."""
    client = api_client(settings.api_v1_url, settings.client_id, settings.client_secret)
    return programs.simulator(
        settings,
        environment_with(given),
        scene=write_scene(settings.data_dir / "simulator", system_clock().date()),
        panel_url=stack.enter_context(panel.serving(stack.enter_context(client), PEOPLE)),
        model_port=urlsplit(given.get("OPENAI_BASE_URL", "")).port,
    )


def choose_variables(outside: Settings, options: argparse.Namespace) -> dict[str, str]:
    """Return the variables that every program is started with, above the environment's own.

    REDIS_URL and TWILIO_API_URL that the environment sets are kept; those servers are not started.
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
        if options.model and not outside.openai_api_key:
            given["OPENAI_API_KEY"] = "fake"
            given["OPENAI_BASE_URL"] = f"http://127.0.0.1:{options.model_port}/v1"
    return given


def refuse_used_port(port: int, option: str) -> None:
    """Raise ProgramFailed where a port of loopback is already in use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ProgramFailed(
                f"port {port}: {error.strerror}; stop what uses it, or choose another by {option}"
            ) from None


def prepare_database(settings: Settings) -> None:
    """Migrate the database to the newest schema and create the workers' API client if missing."""
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


def create_people(settings: Settings) -> None:
    """Create the demo people; raise ProgramFailed where the API refuses them."""
    try:
        with api_client(settings.api_v1_url, settings.client_id, settings.client_secret) as api:
            for person in PEOPLE:
                ensure_person(api, person)
    except httpx.HTTPError as error:
        raise ProgramFailed(f"the demo people could not be made: {error}") from None


def greeting(settings: Settings, *, simulated: bool, seconds: float) -> str:
    """Return what is printed once everything is ready: addresses, and how to stop."""
    secret = settings.data_dir / "client-secret"
    lines = [
        "",
        f"Ozzie is ready, after {seconds:.1f} s.",
        f"  chat     {settings.twilio_api_url}/" if simulated else _describe_whatsapp(settings),
        f"  API      {settings.api_v1_url}, described at {settings.public_url}/docs",
        f"  client   {settings.client_id}, its secret is in {secret}",
        "Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines)


def _describe_whatsapp(settings: Settings) -> str:
    """Return the line on a chat through Twilio itself: what its console must be told."""
    url = settings.public_url + programs.WEBHOOK + programs.RETRIES
    number = settings.twilio_whatsapp_number
    return f"  chat     by WhatsApp with {number}; Twilio must call (POST)\n           {url}"
