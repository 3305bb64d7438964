"""Tests of app/text."""
