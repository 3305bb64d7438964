"""What `--help` adds to each command: a sentence on what it does, and examples."""

import argparse
import textwrap
from collections.abc import Iterator

from app.commands.examples import EXAMPLES

WIDTH = 80  # characters


def complete_help(parser: argparse.ArgumentParser) -> None:
    """Give each command below this parser its own help as description, and its examples."""
    for name, words, command in subcommands(parser):
        # The examples keep their lines, so the description is wrapped here.
        command.formatter_class = argparse.RawDescriptionHelpFormatter
        description = command.description or (f"{words[:1].upper()}{words[1:]}." if words else "")
        command.description = textwrap.fill(description, WIDTH)
        examples = EXAMPLES.get(f"{parser.prog} {name}", ())
        if examples and command.epilog is None:
            command.epilog = "\n".join(("examples:", *(f"  {line}" for line in examples)))
        complete_help(command)


def subcommands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield the name, the line of help and the parser of each command right below this one."""
    # argparse has no public way to list them.
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            words = {each.dest: each.help or "" for each in action._choices_actions}
            for name, command in action.choices.items():
                yield name, words.get(name, ""), command
