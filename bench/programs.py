"""Starting the product's programs for a benchmark, and reading what they cost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from tests.support.valkey import free_port

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def program(*arguments: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of ours for the length of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if "BENCH_VERBOSE" not in os.environ else None,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def standin(wait_ms: float = 0, *, hang: bool = False) -> Iterator[str]:
    """The API and Twilio stood in for; yields their address."""
    port = free_port()
    arguments = ["bench.standin", "--port", str(port), "--wait-ms", str(wait_ms)]
    with program(*arguments, *(["--hang"] if hang else []), environment={}):
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_seen")
        yield url


def wait_for(url: str, seconds: float = 30) -> None:
    """Waits until an address answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(httpx.HTTPError):
            if httpx.get(url, timeout=2).status_code < 500:
                return
        time.sleep(0.05)
    raise TimeoutError(url)


def cpu_seconds(process: "subprocess.Popen[bytes]") -> float:
    """User and system seconds of a process and its living children."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    return sum(sum(member.cpu_times()[:2]) for member in family)


def memory_mb(process: "subprocess.Popen[bytes]") -> float:
    """Resident megabytes of a process and its living children."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    return sum(float(member.memory_info().rss) for member in family) / 1e6
