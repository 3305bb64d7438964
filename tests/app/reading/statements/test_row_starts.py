"""The dates with which the rows of a statement start."""

import pytest

from app.reading.statements.row_starts import find_leading_dates


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("02/10/2026 03/10/2026 Shop 5.00", "Shop 5.00"),
        ("12 02/10/2026 Shop 5.00", "Shop 5.00"),
        ("LAS CONDES 05/10/2026 SHOP 45.990", "SHOP 45.990"),
        ("TJ51ABC 2026-10-05 10:00:00 Shop", "10:00:00 Shop"),
    ],
)
def test_words_begin_after_the_dates(line: str, words: str) -> None:
    assert line[find_leading_dates(line)[-1][1] :].strip() == words


def test_a_word_before_a_date_starts_no_row() -> None:
    assert find_leading_dates("INVOICE 02/10/2026") == []
