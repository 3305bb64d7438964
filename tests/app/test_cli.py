"""A command that fails in a way that nobody foresaw: one line and the frames, without its words."""

import argparse
from types import ModuleType

import pytest
import sentry_sdk

from app.cli import main
from app.logs import on_error
from tests.support.logged import Logged, parse
from tests.support.sentry import fake_sentry

PHONE = "+14155550199"


def failing_command() -> ModuleType:
    """Return a command `fail` whose exception message quotes a phone number."""

    def run(_options: argparse.Namespace) -> int:
        raise TypeError(f"no such person: {PHONE}")

    def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        subparsers.add_parser("fail").set_defaults(run=run)

    command = ModuleType("failing")
    command.register = register  # type: ignore[attr-defined]  # a module's own function
    return command


def test_an_unforeseen_fault_is_logged_and_reported_without_its_words(
    logged: Logged, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_sentry() as sentry:
        monkeypatch.setenv("SENTRY_DSN", sentry.dsn)
        try:
            assert main(["fail"], [failing_command()]) == 1
        finally:
            on_error(None)
            sentry_sdk.get_global_scope().set_client(None)
        # The command waited until Sentry had it.
        (event,) = sentry.events
    written = capsys.readouterr().err
    log, said = written.splitlines()
    (line,) = parse(log)
    assert (line["event"], line["error"], line["program"]) == (
        "command_failed",
        "TypeError",
        "ozzie",
    )
    assert said == "ozzie: failed unexpectedly (TypeError); see the log"
    assert (event["transaction"], event["server_name"]) == ("command_failed", "ozzie")
    assert PHONE not in written + str(event)


def test_a_wrong_configuration_is_the_commands_to_say(
    logged: Logged, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    assert main(["fail"], [failing_command()]) == 1
    assert PHONE not in capsys.readouterr().err
