"""Wording replies."""
