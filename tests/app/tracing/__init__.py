"""Tests of app/tracing."""
