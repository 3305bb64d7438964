"""The prompts, one file for each purpose; their first line is their version."""

from functools import cache
from importlib.resources import files


@cache
def load_prompt(name: str) -> str:
    """Return the stable part of a prompt: it comes first, so that providers can cache it."""
    text = files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return text.partition("\n")[2].strip()
