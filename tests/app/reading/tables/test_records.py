"""Exports that write each movement as a block of labelled lines."""

from app.reading.tables.records import read_records

BLOCKS = "Account: 1\n\nDate: 30/10/2026\nAmount: -5.00\n\nDate:\xa028/10/2026\nAmount: 7.00\n"


def test_each_block_is_a_row_below_the_labels() -> None:
    assert read_records(BLOCKS) == [
        ["Account", "Date", "Amount"],
        ["1", "30/10/2026", "-5.00"],
        ["", "28/10/2026", "7.00"],
    ]


def test_a_single_block_and_other_texts_are_none() -> None:
    assert read_records(BLOCKS[:40]) is None
    assert read_records("Name: Ann\nAge: 30\nName: Bob\nAge: 31\n") is None
    assert read_records("Date,Amount\n30/10/2026,-5.00\n28/10/2026,7.00\n") is None
