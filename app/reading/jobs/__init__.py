"""What children do: each module's `jobs()` loads all that it needs, and gives its jobs by name."""
