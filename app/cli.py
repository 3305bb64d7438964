"""The `ozzie` command."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from types import ModuleType

import structlog

from app import __version__
from app.commands import load_commands
from app.commands.help import complete_help
from app.config import ConfigurationError, load_settings, with_run_variables
from app.data_folder import private_files
from app.db import DatabaseFault
from app.errors import OzzieError
from app.logs import configure
from app.observability import flush, start
from app.startup import StartupFault, database_fault

log = structlog.get_logger()

DESCRIPTION = "Ozzie, a money coach in WhatsApp: what runs, checks and repairs it."
EPILOG = """\
`ozzie COMMAND --help` shows what a command takes, with examples. Settings are environment
variables (docs/operations/configuration.md); beside a running `./run`, commands take its own.

exit codes: 0 done, 1 a fault was found, 2 wrong usage or settings, 130 ended by Ctrl-C
"""


def main(
    arguments: Sequence[str] | None = None, commands: Sequence[ModuleType] | None = None
) -> int:
    """Run one command and return its exit code: 0 success, 1 a fault found, 2 wrong usage.

    What is wrong with usage or configuration, a database that cannot be used and a folder that
    cannot be written are said in one line on standard error.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = make_parser(commands or load_commands(given)).parse_args(given)
    try:
        with private_files(), _variables(options):
            _start_logs()
            code = int(options.run(options))
            if sys.stdout is not None:  # it is None where the shell has closed it: `>&-`
                sys.stdout.flush()
            return code
    except (ConfigurationError, OzzieError) as error:
        print(f"ozzie: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output (`| head -1`) has closed it: nobody is left to be told anything.
        _discard_output()
        return 1
    except Exception as error:
        line = fault_line(error)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _discard_output()
        if line is None:
            log.critical("command_failed", exc_info=error)
            line = f"failed unexpectedly ({type(error).__name__}); see the log"
        print(f"ozzie: {line}", file=sys.stderr)
        return 1
    finally:
        flush()


def _variables(options: argparse.Namespace) -> AbstractContextManager[None]:
    """Give a command the variables of a running `./run`, except the one that is `./run`."""
    is_run = getattr(options, "is_run", False)
    return nullcontext() if is_run else with_run_variables()


def make_parser(commands: Sequence[ModuleType]) -> argparse.ArgumentParser:
    """Return the parser of these commands, each with its examples."""
    parser = argparse.ArgumentParser(prog="ozzie", description=DESCRIPTION, epilog=EPILOG)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--version",
        action="version",
        version=f"ozzie {__version__}",
        help="print the version and exit",
    )
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in commands:
        command.register(subparsers)
    complete_help(parser)
    return parser


def _start_logs() -> None:
    """Log as configured; what is wrong with the configuration is the command's to say."""
    configure("INFO")
    with suppress(ConfigurationError, OSError):
        start(load_settings(), "ozzie")


def _discard_output() -> None:
    """Send what standard output still holds to nowhere, so that the interpreter's end is silent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def fault_line(error: Exception) -> str | None:
    """Return one line on a fault that an operator can correct, naming the variable; else None."""
    if isinstance(error, StartupFault):
        return str(error)
    if isinstance(error, DatabaseFault):
        return database_fault(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}; check OZZIE_DATA_DIR and DATABASE_URL"
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return f"{error.strerror}: make room, and run the command again"
    return None


if __name__ == "__main__":
    sys.exit(main())
