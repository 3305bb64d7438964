"""Exports in the layouts of banks around the world read back row by row."""

from pathlib import Path

import pytest

from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import BankFile, bank_files, person, signed


@pytest.mark.parametrize(
    "export", bank_files(Path(__file__).with_name("banks.toml")), ids=lambda export: export.bank
)
def test_a_banks_export_is_read_row_by_row(export: BankFile) -> None:
    reading = read_spreadsheet(
        export.text.encode(), person(export.country), filename=export.filename
    )
    assert signed(reading) == list(export.movements)
    assert reading.kind == "statement"
    assert reading.problem is None
