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
    def free_place(self) -> Iterator[bool]:
        """Hold a place for the length of the block; yield False where none is free."""
        has_place = self._places.acquire(blocking=False)
        try:
            yield has_place
        finally:
            if has_place:
                self._places.release()

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place for the length of the block; raise ServiceUnavailable where none is free.

        To refuse at once keeps the other threads for the webhook and for what is quick.
        """
        with self.free_place() as has_place:
            if not has_place:
                raise ServiceUnavailable(
                    "Ozzie is reading many documents right now. Retry shortly."
                )
            yield
