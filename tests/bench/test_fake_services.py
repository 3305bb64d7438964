"""The benchmarks' fake API answers as the real one does."""

from app.schemas.transactions import SubmittedTransactions
from bench.fake_services import BOOKED


def test_the_answer_to_a_submission_is_one_that_the_workers_can_read() -> None:
    answer = SubmittedTransactions.from_answer(BOOKED["data"])
    assert [line.amount_cents for line in answer.transactions] == [4500]
