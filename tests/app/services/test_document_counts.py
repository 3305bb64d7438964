"""Documents are counted by what came of them."""

import pytest

from app.errors import (
    DocumentUnreadable,
    NoTransactionsFound,
    PayloadTooLarge,
    ServiceUnavailable,
    ValidationError,
)
from app.services.document_counts import count_document
from tests.support.scrapes import Growth


def counted(outcome: str) -> dict[str, int]:
    return {f'ozzie_documents_total{{kind="pdf",outcome="{outcome}"}}': 1}


def test_a_document_that_is_read_is_counted() -> None:
    growth = Growth()
    with count_document("pdf"):
        pass
    assert growth.of("ozzie_documents_total") == counted("read")


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (DocumentUnreadable("password_required"), "password_required"),
        (NoTransactionsFound("nothing"), "nothing_found"),
        (ServiceUnavailable(), "busy"),
        (PayloadTooLarge(), "refused"),
        (ValidationError.of("content", "is empty"), "refused"),
        (ZeroDivisionError(), "error"),
    ],
)
def test_each_failure_has_its_outcome(error: Exception, outcome: str) -> None:
    growth = Growth()
    with pytest.raises(type(error)), count_document("pdf"):
        raise error
    assert growth.of("ozzie_documents_total") == counted(outcome)


def test_a_kind_that_is_not_known_makes_no_label_of_its_own() -> None:
    growth = Growth()
    with count_document("text"):
        pass
    assert growth.of("ozzie_documents") == {'ozzie_documents_total{kind="other",outcome="read"}': 1}
