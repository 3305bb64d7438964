"""The metrics' files have their blocks before they are mapped; without a disk they do without."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.mmap_dict import MmapedDict

from app.metrics_files import CAPACITY, AllocatedDict
from tests.support.system import ROOT


def stored(path: Path) -> dict[str, float]:
    """Return the values that a collecting process finds in a file."""
    read: Any = MmapedDict.read_all_values_from_file
    return {key: value for key, value, _timestamp, _position in read(str(path))}


def test_every_block_is_there_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "counter_1.db"
    AllocatedDict(str(path)).close()
    found = path.stat()
    assert found.st_size == CAPACITY
    assert found.st_blocks * 512 >= CAPACITY
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_file_that_grows_has_its_blocks_and_keeps_its_values(tmp_path: Path) -> None:
    path = tmp_path / "counter_1.db"
    kept: Any = AllocatedDict(str(path))
    keys = [f"{number:04d}" + "k" * 996 for number in range(CAPACITY // 1000 + 50)]
    for number, key in enumerate(keys):
        kept.write_value(key, float(number), 0.0)
    found = path.stat()
    assert found.st_size == 2 * CAPACITY
    assert found.st_blocks * 512 >= 2 * CAPACITY
    assert stored(path) == {key: float(number) for number, key in enumerate(keys)}
    kept.close()
    again: Any = AllocatedDict(str(path))
    assert again.read_value(keys[7])[0] == 7.0
    again.close()


# As a full disk: no file may grow over so many bytes.
LIMITED = """
import resource, sys
from app.metrics_files import CAPACITY, AllocatedDict
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
kept = AllocatedDict(sys.argv[1])
keys = [f"{n:04d}" + "k" * 996 for n in range(3 * CAPACITY // 1000)]
for n, key in enumerate(keys):
    kept.write_value(key, float(n), 0.0)
assert [kept.read_value(key)[0] for key in keys] == [float(n) for n in range(len(keys))]
kept.close()
print("well")
"""


@pytest.mark.parametrize("limit", [0, CAPACITY // 2, CAPACITY, 2 * CAPACITY])
def test_without_room_on_the_disk_the_values_go_on_in_memory(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "counter_1.db"
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("metrics_not_kept") == 1
    assert ended.stdout.endswith("well\n")
    # What a collector finds is whole, or nothing.
    assert path.exists() == (limit >= CAPACITY)
    if path.exists():
        assert stored(path)
    assert not [each.name for each in tmp_path.iterdir() if each != path]
