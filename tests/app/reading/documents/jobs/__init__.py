"""Tests of what children do."""
