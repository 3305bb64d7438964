"""Tests of the children that read documents."""
