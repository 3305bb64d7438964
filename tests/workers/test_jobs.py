"""The function that Redis names: what it is given by RQ's own worker, it looks at itself."""

from typing import Any

import pytest

from tests.support.logged import Logged
from workers import bootstrap, jobs


@pytest.mark.parametrize("value", [None, 7, ["x"], {}, "", "../x", "ozz_conv_x", "x" * 1_000_000])
def test_what_is_no_conversations_id_is_refused_before_anything_is_made(
    value: Any, logged: Logged
) -> None:
    logged()
    before = list(bootstrap._contexts)
    jobs.work_on(value)
    assert bootstrap._contexts == before
    assert [line["event"] for line in logged()] == ["job_refused"]
