"""Tests of the reading of receipts."""
