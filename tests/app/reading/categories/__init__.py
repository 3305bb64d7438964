"""Tests of app/reading/categories."""
