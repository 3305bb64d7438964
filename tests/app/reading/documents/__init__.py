"""Tests of app/reading/documents."""
