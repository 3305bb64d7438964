"""One at a time on a host."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import app
from app.errors import ServiceUnavailable
from app.reading.sandbox.slot import host_slot


def test_a_slot_is_held_by_one_and_freed_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "var" / "photos.lock"
    with host_slot(path, 0), pytest.raises(ServiceUnavailable), host_slot(path, 0.05):
        pass
    with host_slot(path, 0):
        pass


def test_a_slot_is_freed_when_its_holder_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "photos.lock"
    script = f"""
        import sys, time
        from pathlib import Path
        from app.reading.sandbox.slot import host_slot
        with host_slot(Path({str(path)!r}), 0):
            print("held", flush=True)
            time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=Path(app.__file__).parent.parent,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ServiceUnavailable), host_slot(path, 0):
            pass
        holder.kill()
        with host_slot(path, 5):
            pass
