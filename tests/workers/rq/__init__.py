"""Tests of workers/rq."""
