"""How many lines a command prints."""

MOST = 1000


def bound_limit(limit: int) -> int:
    """Return how many lines are printed at most where `limit` is asked for: 1 to MOST."""
    return max(1, min(limit, MOST))
