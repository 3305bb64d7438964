"""What was freed goes back to the system."""

import subprocess
import sys
import textwrap

import pytest

# Frees 50 MB again and again, with something above it that is kept; prints what is still held.
FREEING = """
    from pathlib import Path
    from app.memory import give_memory_back, share_arenas

    def resident():
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000

    {before}
    size, small, kept = {size}, 100_000, []
    before = resident()
    for _ in range(3):
        blocks = [b"x" * size for _ in range(50_000_000 // size)]
        kept.append(b"y" * small)
        del blocks
    {after}
    print(resident() - before)
"""


def held(size: int, *, before: str = "pass", after: str = "pass") -> int:
    """Return the megabytes that a process holds after it freed blocks of `size` bytes."""
    script = textwrap.dedent(FREEING).format(size=size, before=before, after=after)
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone keeps what was freed")
@pytest.mark.parametrize(
    ("size", "before", "after"),
    [(700, "pass", "give_memory_back()"), (500_000, "share_arenas()", "pass")],
)
def test_what_was_freed_goes_back(size: int, before: str, after: str) -> None:
    assert held(size) > 25
    assert held(size, before=before, after=after) < 25
