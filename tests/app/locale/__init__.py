"""Tests of app/locale/."""
