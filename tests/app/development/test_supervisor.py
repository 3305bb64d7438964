"""The supervisor, with real child processes."""

import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.development.supervisor import (
    Program,
    ProgramFailed,
    Stopped,
    Supervisor,
    ending,
    stopping_on_signals,
)

SLEEP = "import time; print('up', flush=True); time.sleep(600)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
FAMILY = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {STUBBORN!r}]); {SLEEP}"


@pytest.fixture
def out() -> io.StringIO:
    """Return the stream that the supervisor writes to."""
    return io.StringIO()


@pytest.fixture
def supervisor(tmp_path: Path, out: io.StringIO) -> Iterator[Supervisor]:
    """Yield a supervisor and stop it at the end of the test, even when the test fails."""
    supervisor = Supervisor(tmp_path, out)
    yield supervisor
    supervisor.stop()


def program(code: str, name: str = "child", **options: object) -> Program:
    """Return a Python program that runs this code."""
    command = [sys.executable, "-S", "-c", code]
    return Program(name, command, dict(os.environ), **options)  # type: ignore[arg-type] # given by tests


def wait(until: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)


def children() -> set[psutil.Process]:
    """Return all processes that descend from this one."""
    return set(psutil.Process().children(recursive=True))


def test_output_is_passed_on_under_the_programs_name(
    supervisor: Supervisor, out: io.StringIO
) -> None:
    supervisor.start(program(SLEEP, "web"))
    wait(lambda: "web       | up\n" in out.getvalue())


def test_it_waits_until_each_program_is_ready(supervisor: Supervisor, tmp_path: Path) -> None:
    flag = tmp_path / "ready"
    code = f"import time, pathlib; time.sleep(0.2); pathlib.Path('ready').touch(); {SLEEP}"
    supervisor.start(program(code, ready=lambda _pid: flag.exists()))
    supervisor.wait_until_ready()
    assert flag.exists()


def test_a_program_that_ends_before_it_is_ready_is_named(supervisor: Supervisor) -> None:
    supervisor.start(program("raise SystemExit(3)", "worker", ready=lambda _pid: False))
    with pytest.raises(ProgramFailed, match=r"worker ended by itself \(exit code 3\)"):
        supervisor.wait_until_ready()


def test_a_program_that_never_gets_ready_is_named(supervisor: Supervisor) -> None:
    supervisor.start(program(SLEEP, "web", ready=lambda _pid: False, patience=0.1))
    with pytest.raises(ProgramFailed, match="web was not ready"):
        supervisor.wait_until_ready()


def test_a_program_that_is_not_there_is_named(supervisor: Supervisor) -> None:
    with pytest.raises(ProgramFailed, match="valkey cannot be started"):
        supervisor.start(Program("valkey", ["/nonexistent/valkey"], {}))


def test_a_program_that_dies_later_ends_the_watch(supervisor: Supervisor) -> None:
    supervisor.start(program(SLEEP, "first"))
    supervisor.start(program("import time; time.sleep(0.2); import os; os.abort()", "second"))
    with pytest.raises(ProgramFailed, match=r"second ended by itself \(SIGABRT\)"):
        supervisor.watch()


def test_asking_to_stop_ends_the_wait_and_the_watch(supervisor: Supervisor) -> None:
    supervisor.start(program(SLEEP, ready=lambda _pid: False))
    supervisor.asked_to_stop.set()
    with pytest.raises(Stopped):
        supervisor.wait_until_ready()
    supervisor.watch()


def test_stopping_leaves_no_process_behind(supervisor: Supervisor, out: io.StringIO) -> None:
    others = children()
    supervisor.start(program(FAMILY, grace=0.3))
    supervisor.start(program(STUBBORN, "stubborn", grace=0.3))
    wait(lambda: out.getvalue().count("up") == 3)
    family = children() - others
    assert len(family) == 3
    supervisor.stop()
    psutil.wait_procs(list(family), timeout=60)
    assert not any(process.is_running() for process in family)


def test_asking_twice_waits_no_longer(supervisor: Supervisor, out: io.StringIO) -> None:
    supervisor.start(program(STUBBORN, grace=600.0))
    wait(lambda: "up" in out.getvalue())
    with stopping_on_signals(supervisor):
        os.kill(os.getpid(), signal.SIGINT)
        assert supervisor.asked_to_stop.wait(60)
        assert not supervisor.asked_again.is_set()
        os.kill(os.getpid(), signal.SIGINT)
        supervisor.stop()
    assert supervisor.asked_again.is_set()


def test_what_others_need_stops_last(supervisor: Supervisor, out: io.StringIO) -> None:
    code = textwrap.dedent("""
        import signal, sys, time
        def leave(*_):
            time.sleep({delay})
            print("{name} left", flush=True)
            sys.exit()
        signal.signal(signal.SIGTERM, leave)
        print("up", flush=True)
        time.sleep(600)
    """)
    supervisor.start(program(code.format(name="store", delay=0), "store", last=True))
    supervisor.start(program(code.format(name="user", delay=0.3), "user"))
    wait(lambda: out.getvalue().count("up") == 2)
    supervisor.stop()
    assert out.getvalue().index("user left") < out.getvalue().index("store left")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_ask_to_stop_and_are_given_back(
    supervisor: Supervisor, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    with stopping_on_signals(supervisor):
        os.kill(os.getpid(), number)
        assert supervisor.asked_to_stop.wait(60)
    assert signal.getsignal(number) is before


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a child of its parent's death"
)
def test_children_end_when_their_supervisor_is_killed(tmp_path: Path) -> None:
    code = textwrap.dedent(f"""
        import os, sys
        from pathlib import Path
        from app.development.supervisor import Program, Supervisor
        supervisor = Supervisor(Path({str(tmp_path)!r}))
        supervisor.start(Program("child", [sys.executable, "-c", {SLEEP!r}], dict(os.environ)))
        supervisor.watch()
    """)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert b"up" in parent.stdout.readline()
        (child,) = psutil.Process(parent.pid).children()
        parent.kill()
    child.wait(60)
    assert not child.is_running()


def test_an_ending_is_told_in_words() -> None:
    assert (ending(2), ending(-9)) == ("exit code 2", "SIGKILL")


def test_a_reader_that_left_does_not_stop_the_programs(tmp_path: Path) -> None:
    out = io.StringIO()
    supervisor = Supervisor(tmp_path, out)
    out.close()
    supervisor.say("nobody hears this")
