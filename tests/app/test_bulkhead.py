"""A bulkhead: slow work never takes more than its share."""

import pytest

from app.bulkhead import Bulkhead
from app.errors import ServiceUnavailable


def test_beyond_its_places_it_refuses_at_once() -> None:
    bulkhead = Bulkhead(2)
    with bulkhead.place(), bulkhead.place():
        with pytest.raises(ServiceUnavailable) as refused, bulkhead.place():
            pass
        assert int(refused.value.headers["Retry-After"]) > 0


def test_a_place_is_free_again_after_a_failure() -> None:
    bulkhead = Bulkhead(1)
    with pytest.raises(ZeroDivisionError), bulkhead.place():
        raise ZeroDivisionError
    with bulkhead.place():
        pass


def test_who_can_do_without_a_place_is_told_that_none_is_free() -> None:
    bulkhead = Bulkhead(1)
    with bulkhead.place(), bulkhead.free_place() as has_place:
        assert not has_place
    with bulkhead.free_place() as has_place:
        assert has_place
