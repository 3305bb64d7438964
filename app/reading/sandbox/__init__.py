"""Untrusted documents are read in child processes with bounds; a child that fails is an answer."""

from app.reading.sandbox.bounds import Bounds
from app.reading.sandbox.pool import Sandbox

__all__ = ["Bounds", "Sandbox"]
