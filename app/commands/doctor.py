"""`ozzie doctor`: check everything a message needs, one line a check; exit code 1 on a fault."""

import argparse
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.config import Settings, examine_settings, variable_of
from app.doctor import infrastructure, services, twilio
from app.doctor.finding import Faulty, Finding, Verdict

# Seconds. No check may delay the others for longer, for example because a service sends one byte
# now and then. It is more than all timeouts of any check together.
DEADLINE = 45.0

Outcome = str | tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, its function, and the settings that it needs."""

    name: str
    run: Callable[[Settings], Outcome]
    needs: tuple[str, ...]


_TWILIO = ("twilio_account_sid", "twilio_auth_token")
CHECKS = (
    Check("data folder", infrastructure.folder, ()),
    Check("database", infrastructure.database, ("database_url",)),
    Check("connections", infrastructure.connections, ("database_url",)),
    Check("secret key", infrastructure.secret_keys, ("database_url", "secret_key")),
    Check("switches", infrastructure.paused, ("database_url",)),
    Check("redis", infrastructure.redis_server, ("redis_url",)),
    Check("api", services.api, ("api_url", "client_id", "client_secret")),
    Check("twilio", twilio.credentials, (*_TWILIO, "twilio_whatsapp_number", "twilio_api_url")),
    Check("sender", twilio.sender, (*_TWILIO, "twilio_whatsapp_number", "twilio_api_url")),
    Check("model", services.model, ()),
    Check("public url", twilio.webhook, ("public_url", *_TWILIO)),
)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "doctor",
        help="check the configuration and the services that Ozzie depends on",
        description="Check all that a message needs, one line each: ok, note (worth reading), skip "
        "(a variable is not set) or FAULT, which says what to set. Run it with the worker's "
        "variables. Exit code 1: there is a fault.",
    )
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print each finding as it comes; return 1 where one is a fault."""
    code = 0
    for finding in findings():
        print(finding, flush=True)
        if finding.verdict is Verdict.FAULT:
            code = 1
    return code


def findings(deadline: float = DEADLINE) -> Iterator[Finding]:
    """Run all checks in order, also after a fault, and yield what each finds.

    `deadline` is how long one check may take (seconds).
    """
    settings, faults = examine_settings("worker")
    for fault in faults:
        yield Finding("configuration", Verdict.FAULT, fault)
    if not faults:
        yield Finding("configuration", Verdict.OK, f"complete, for {settings.env}")
    for check in CHECKS:
        yield _bounded(check, settings, deadline)


def _bounded(check: Check, settings: Settings, deadline: float) -> Finding:
    missing = [variable_of(name) for name in check.needs if not getattr(settings, name)]
    if missing:
        words = f"not checked without {', '.join(missing)}"
        return Finding(check.name, Verdict.SKIPPED, words)
    found: queue.SimpleQueue[Finding] = queue.SimpleQueue()
    # A daemon thread, so that a check that hangs does not keep the command from ending.
    threading.Thread(target=lambda: found.put(_found(check, settings)), daemon=True).start()
    try:
        return found.get(timeout=deadline)
    except queue.Empty:
        return Finding(check.name, Verdict.FAULT, f"did not end within {deadline:g} s")


def _found(check: Check, settings: Settings) -> Finding:
    try:
        outcome = check.run(settings)
    except Faulty as fault:
        return Finding(check.name, Verdict.FAULT, str(fault))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other checks go on
        return Finding(check.name, Verdict.FAULT, f"could not be checked: {type(error).__name__}")
    verdict, words = (Verdict.OK, outcome) if isinstance(outcome, str) else outcome
    return Finding(check.name, verdict, words)
