"""Tests of `ozzie inbox`."""
