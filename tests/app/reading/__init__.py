"""Tests of app/reading."""
