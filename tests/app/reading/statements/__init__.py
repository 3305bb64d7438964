"""Tests of printed statements."""
