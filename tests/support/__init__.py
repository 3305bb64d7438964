"""Shared set-up of the tests: real databases, a real Valkey, a clock that can be set."""
