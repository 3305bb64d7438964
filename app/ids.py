"""Identifiers: a prefix that names the kind of thing, and a ULID that sorts by time of making."""

import os
import random
import re
import time

from ulid import ULID

_FORM = re.compile(r"ozz_[a-z]{1,10}_[0-9A-HJKMNP-TV-Z]{26}", re.ASCII)

# Ids must be unique, not secret: a generator of our own, seeded by the system once a process,
# spares every message two calls of the system.
_random = random.Random()  # noqa: S311 - see above
os.register_at_fork(after_in_child=_random.seed)


def new_ulid() -> str:
    """A new ULID: 26 characters, of which the first ten tell the millisecond."""
    moment = time.time_ns() // 1_000_000
    return str(ULID(moment.to_bytes(6, "big") + _random.randbytes(10)))


def new_id(prefix: str) -> str:
    """A new id such as `ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF`: `ozz_{prefix}_` and 26 characters."""
    return f"ozz_{prefix}_{new_ulid()}"


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id of ours; what has another form is simply not found."""
    return _FORM.fullmatch(text) is not None
