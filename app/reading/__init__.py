"""Bytes and words → draft transactions. Pure: no database, no network, no clock of its own."""
