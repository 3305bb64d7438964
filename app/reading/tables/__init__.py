"""Bank exports and spreadsheets: files whose rows are already rows."""

from app.reading.tables.reader import read_spreadsheet

__all__ = ["read_spreadsheet"]
