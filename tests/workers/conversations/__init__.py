"""Tests of workers/conversations."""
