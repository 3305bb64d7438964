"""Until when a request must be answered."""

from app.requester import RequestDeadline


def test_a_deadline_counts_down_and_passes() -> None:
    assert 4.9 < RequestDeadline.after(5).remaining() <= 5
    assert RequestDeadline.after(-1).remaining() < 0
