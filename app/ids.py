"""Identifiers: a prefix that names the kind of thing, and a ULID that sorts by time of making."""

from ulid import ULID


def new_id(prefix: str) -> str:
    """A new id such as `ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF`: `ozz_{prefix}_` and 26 characters."""
    return f"ozz_{prefix}_{ULID()}"
