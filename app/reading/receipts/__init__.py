"""Receipts: a photograph → words → lines → total, date, merchant, currency → one transaction."""
