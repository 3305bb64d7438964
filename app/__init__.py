"""Ozzie's web process and all that the workers share with it."""
