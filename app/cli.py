"""The `ozzie` command."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType

from app.commands import COMMANDS
from app.config import ConfigurationError
from app.errors import OzzieError


def main(arguments: Sequence[str] | None = None, commands: Sequence[ModuleType] = COMMANDS) -> int:
    """Runs one command and returns its exit code: 0 well, 1 a fault found, 2 wrong usage.

    What is wrong with usage or configuration is said in one line on standard error.
    """
    parser = argparse.ArgumentParser(prog="ozzie", description="Ozzie, a money coach in WhatsApp.")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in commands:
        command.register(subparsers)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except (ConfigurationError, OzzieError) as error:
        print(f"ozzie: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
