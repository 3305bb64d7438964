"""The commands of `ozzie`, one module each.

A command module has `register(subparsers)`, which adds its parser with
`set_defaults(run=run)`, and `run(options) -> int`, which does it and returns the exit code.
"""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

# In the order in which they are listed. Each is the name of its module, too.
COMMANDS = (
    *("dev", "clients", "doctor", "inbox", "people", "switch", "usage", "migrate", "model"),
    *("openapi", "read"),
)


def load_commands(arguments: Sequence[str] = ()) -> list[ModuleType]:
    """Return the modules of the commands; of one alone where it is the first of `arguments`.

    All of them take a second of CPU to import, which a command would wait for each time.
    """
    named = [name for name in arguments[:1] if name in COMMANDS]
    return [import_module(f"{__name__}.{name}") for name in named or COMMANDS]
