"""Start the product's programs for a benchmark, and measure their CPU and memory."""

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
def program(
    *arguments: str, environment: dict[str, str], python: str = sys.executable
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program of ours during the block, by default with this interpreter."""
    process = subprocess.Popen(
        [python, "-m", *arguments],
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
def fake_services(wait_ms: float = 0, *, hang: bool = False) -> Iterator[str]:
    """Run a fake API and Twilio during the block; yield their address."""
    port = free_port()
    arguments = ["bench.fake_services", "--port", str(port), "--wait-ms", str(wait_ms)]
    with program(*arguments, *(["--hang"] if hang else []), environment={}):
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_seen")
        yield url


def wait_for(url: str, seconds: float = 30) -> None:
    """Wait until an address answers."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(httpx.HTTPError):
            if httpx.get(url, timeout=2).status_code < 500:
                return
        time.sleep(0.05)
    raise TimeoutError(url)


def cpu_seconds(process: "subprocess.Popen[bytes]") -> float:
    """Return the user and system seconds of a process and its living children."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    return sum(sum(member.cpu_times()[:2]) for member in family)


def memory_mb(process: "subprocess.Popen[bytes]") -> float:
    """Return the resident megabytes of a process and its living children."""
    family = [psutil.Process(process.pid)]
    family += family[0].children(recursive=True)
    return sum(float(member.memory_info().rss) for member in family) / 1e6
