"""The commands of `ozzie`, one module each.

A command module has `register(subparsers)`, which adds its parser with
`set_defaults(run=run)`, and `run(options) -> int`, which does it and returns the exit code.
"""

from types import ModuleType

from app.commands import clients, dev, doctor, inbox, migrate, openapi, read

COMMANDS: tuple[ModuleType, ...] = (dev, clients, doctor, inbox, migrate, openapi, read)
