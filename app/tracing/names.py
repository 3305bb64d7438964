"""What traces are named by, and what spans may hold."""

import hashlib

Attribute = str | int | float | bool


def ids_of(message_sid: str) -> tuple[int, int]:
    """Return the trace id of a message, and the id of its trace's first span."""
    digest = hashlib.sha256(message_sid.encode()).digest()
    return int.from_bytes(digest[:16]), int.from_bytes(digest[16:24])
