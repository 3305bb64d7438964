"""Tests of bank exports and spreadsheets."""
