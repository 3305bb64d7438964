"""Checks of `ozzie doctor`: a module for each group of services, a function for each check."""
