"""Every `ozzie …` command that the documents name is one that there is, with its options."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from app.commands import load_commands
from tests.support.source import ROOT

DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "docs").rglob("*.yml"),
    )
)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
# `ozzie` at the beginning, or after what runs it: variables, a host's command, a condition.
COMMAND = re.compile(r"(?:^|[\s/'\"])ozzie ([a-z]+(?:[^&|;>`'\"]|'[^']*'|\"[^\"]*\")*)")


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    made = argparse.ArgumentParser(prog="ozzie")
    subparsers = made.add_subparsers()
    for command in load_commands():
        command.register(subparsers)
    return made


PARSER = parser()


def actions_of(command: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands below a command."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            found |= action.choices
    return found


def options_of(command: argparse.ArgumentParser) -> set[str]:
    """Return the options of a command."""
    return {name for action in command._actions for name in action.option_strings}


def named_in(document: str) -> Iterator[str]:
    """Yield what follows `ozzie` in a document's code: spans, and lines of shell blocks."""
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    for code in [*SPAN.findall(text), *(line.partition(" #")[0] for line in lines)]:
        for found in COMMAND.findall(code):
            yield found.strip()


def fault_of(command: str) -> str:
    """Return what is wrong with a command, "" where nothing is."""
    words = shlex.split(command.replace("…", ""))
    at, path = PARSER, []
    while (known := actions_of(at)) and words:
        path.append(words[0])
        if words[0] not in known:
            return f"ozzie {' '.join(path)}: there is no such command"
        at = known[words.pop(0)]
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    missing = given - options_of(at)
    return f"ozzie {' '.join(path)} has no {', '.join(sorted(missing))}" if missing else ""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_a_document_names_exists(document: str) -> None:
    faults = [fault_of(command) for command in named_in(document)]
    assert [fault for fault in faults if fault] == []


def test_commands_are_found_in_the_documents() -> None:
    named = [command for document in DOCUMENTS for command in named_in(document)]
    assert {command.split()[0] for command in named} >= {"migrate", "clients", "inbox", "doctor"}
    assert len(named) > 20


@pytest.mark.parametrize(
    "command",
    ["inbox lst", "inbox recover --sinc 1h", "doctr", "clients ensure --whatsup", "model use"],
)
def test_a_command_that_is_misspelt_is_found(command: str) -> None:
    assert fault_of(command)
