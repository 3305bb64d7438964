"""Tests of app/development/."""
