"""Statements as banks print them: rows found again in the lines of a document."""
