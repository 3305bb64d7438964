"""A disk of a few megabytes that a test may fill."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """Mount a small file system at `folder` during the block; yield None where that is not allowed.

    Mounting is for root, and not for root in every container.
    """
    folder.mkdir(parents=True)
    options = f"size={megabytes}m,mode=700"
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not mount or not unmount:
        yield None
        return
    command = [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run([unmount, "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Fill a file system to its last byte; return the file to delete again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    return filler
