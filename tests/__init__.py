"""Ozzie's tests: a mirror of the code, and the whole way in e2e."""
