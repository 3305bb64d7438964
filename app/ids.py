"""Identifiers: a prefix that names the resource, and a ULID, which sorts by creation time."""

import os
import random
import re
from threading import Lock

from ulid import LaxMonotonicPolicy, ULIDGenerator

_FORM = re.compile(r"ozz_[a-z]{1,10}_[0-9A-HJKMNP-TV-Z]{26}", re.ASCII)

# Ids must be unique, not secret: a generator that is seeded once per process avoids two system
# calls for every message.
_random = random.Random()  # noqa: S311 - see above


_generator = ULIDGenerator(
    randomness=lambda _moment: _random.randbytes(10), policy=LaxMonotonicPolicy()
)


def _start_anew() -> None:
    """Forget the parent's state: a child that went on from it would repeat the parent's ids."""
    _random.seed()
    _generator.policy = LaxMonotonicPolicy()
    # Another thread of the parent may have held it.
    _generator.lock = Lock()


os.register_at_fork(after_in_child=_start_anew)


def new_ulid() -> str:
    """Return a new ULID: 26 characters, of which the first ten encode the millisecond.

    Those of one process that were made in the same millisecond sort in the order they were made.
    """
    return str(_generator.generate())


def new_id(prefix: str) -> str:
    """Return a new id such as `ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF`: `ozz_{prefix}_` and a ULID."""
    return f"ozz_{prefix}_{new_ulid()}"


def is_id(text: str) -> bool:
    """Return whether `text` has the form of one of our ids."""
    return _FORM.fullmatch(text) is not None
