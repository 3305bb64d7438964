"""Whole conversations of people with Ozzie, as texts; run the package to play them."""
