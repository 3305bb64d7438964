"""Tests of app/webhook/."""
