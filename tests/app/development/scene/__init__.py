"""Tests of the chat page's scene."""
