"""Tests of app/coach/questions."""
