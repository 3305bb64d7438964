"""The workers: stored messages in, answers out."""
