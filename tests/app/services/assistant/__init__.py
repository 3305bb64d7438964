"""The assistant's services."""
