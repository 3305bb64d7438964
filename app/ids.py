"""Identifiers: a prefix that names the kind of thing, and a ULID that sorts by time of making."""

import re

from ulid import ULID

_FORM = re.compile(r"ozz_[a-z]{1,10}_[0-9A-HJKMNP-TV-Z]{26}", re.ASCII)


def new_id(prefix: str) -> str:
    """A new id such as `ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF`: `ozz_{prefix}_` and 26 characters."""
    return f"ozz_{prefix}_{ULID()}"


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id of ours; what has another form is simply not found."""
    return _FORM.fullmatch(text) is not None
