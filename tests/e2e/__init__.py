"""The whole way, with real processes."""
