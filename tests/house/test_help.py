"""What `ozzie --help` says is complete, and its examples work."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from app import __version__
from app.cli import make_parser
from app.commands import load_commands
from app.commands.examples import EXAMPLES
from app.commands.help import subcommands


def walk(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield every command below this parser, in order."""
    for _, _, command in subcommands(parser):
        yield command
        yield from walk(command)


PARSER = make_parser(load_commands())
COMMANDS = {command.prog: command for command in walk(PARSER)}
# Commands that do something themselves, and do not only hold others.
LEAVES = [name for name, command in COMMANDS.items() if not list(subcommands(command))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_arguments_says_what_it_is(name: str) -> None:
    command = COMMANDS[name]
    assert command.description, name
    for action in command._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert action.help, f"{name}: {action.option_strings or action.dest} has no help"


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_shows_an_example(name: str) -> None:
    assert all(example.startswith(name) for example in EXAMPLES.get(name, ()))
    assert f"  {name}" in COMMANDS[name].format_help().partition("examples:")[2]


@pytest.mark.parametrize("example", [line for name in LEAVES for line in EXAMPLES.get(name, ())])
def test_every_example_can_be_typed(example: str) -> None:
    words = shlex.split(re.split(r" [<>] ", example)[0])
    options = PARSER.parse_args(words[1:])
    assert callable(options.run)


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        PARSER.parse_args(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"ozzie {__version__}\n"
