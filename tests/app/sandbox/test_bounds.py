"""The limits that a child process sets itself, each in a process of its own."""

import subprocess
import sys
import textwrap
from pathlib import Path

import app


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script with the module imported; return what it printed and its status."""
    head = "import resource, signal\nfrom app.sandbox.bounds import *\n"
    return subprocess.run(
        [sys.executable, "-c", head + textwrap.dedent(script)],
        cwd=Path(app.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_limited_process_cannot_take_more_memory_or_write_to_files(tmp_path: Path) -> None:
    done = run(f"""
        limit_process(Bounds(address_space=256 * MEGABYTE))
        try:
            bytearray(512 * MEGABYTE)
        except MemoryError:
            print("memory")
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            with open({str(tmp_path / "file")!r}, "wb", buffering=0) as file:
                file.write(b"x")
        except OSError:
            print("file")
        print(resource.getrlimit(resource.RLIMIT_CORE))
    """)
    assert done.stdout.split("\n")[:3] == ["memory", "file", "(0, 0)"]


def test_a_process_can_be_kept_from_opening_anything() -> None:
    done = run("""
        import socket
        forbid_opening_files()
        for attempt in (lambda: open("/dev/null"), socket.socket):
            try:
                attempt()
            except OSError as error:
                print(error.errno)
    """)
    assert done.stdout.split() == ["24", "24"]


def test_a_document_that_takes_too_much_processor_time_ends_the_process() -> None:
    done = run("""
        with limit_document(Bounds(cpu_seconds=0, wall_seconds=30)):
            while True:
                pass
    """)
    assert -done.returncode == 24  # SIGXCPU


def test_a_document_that_takes_too_long_ends_the_process() -> None:
    done = run("""
        import time
        with limit_document(Bounds(wall_seconds=-0.9)):
            time.sleep(30)
    """)
    assert -done.returncode == 14  # SIGALRM


def test_after_a_document_no_alarm_is_set() -> None:
    done = run("""
        with limit_document(Bounds()):
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
        print(signal.getitimer(signal.ITIMER_REAL)[0])
    """)
    assert done.stdout.split() == ["0.0"], done.stderr
