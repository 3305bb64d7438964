"""Tests of app.model."""
