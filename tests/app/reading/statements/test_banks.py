"""Statements as printed by banks around the world read back movement by movement."""

from pathlib import Path

import pytest

from app.reading.documents.printed import read_statement_text
from tests.support.statements import BankFile, bank_files, person, signed


@pytest.mark.parametrize(
    "statement",
    bank_files(Path(__file__).with_name("banks.toml")),
    ids=lambda statement: statement.bank,
)
def test_a_printed_statement_is_read_movement_by_movement(statement: BankFile) -> None:
    reading = read_statement_text(statement.text, person(statement.country))
    assert signed(reading) == list(statement.movements)
    assert reading.kind == "statement"
