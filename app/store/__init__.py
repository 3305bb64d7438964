"""Named queries, Session first; the only SQL of the house."""
