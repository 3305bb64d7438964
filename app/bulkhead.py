"""A bulkhead: slow work never takes more than its share of the web threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from app.errors import ServiceUnavailable


class Bulkhead:
    """At most `places` threads of this process at once; nobody waits for a place."""

    def __init__(self, places: int) -> None:
        self._places = BoundedSemaphore(places)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Holds a place for the length of the block; raises ServiceUnavailable where none is free.

        To refuse at once keeps the other threads for the webhook and for what is quick.
        """
        if not self._places.acquire(blocking=False):
            raise ServiceUnavailable("Ozzie is reading many documents right now. Retry shortly.")
        try:
            yield
        finally:
            self._places.release()
