"""Tests of the chat page's side panel."""
