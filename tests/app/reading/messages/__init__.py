"""Tests of app/reading/messages."""
