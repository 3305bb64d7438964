"""`ozzie dev` whole, as `./run` starts it: everything comes up, works, and goes away again."""

import base64
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest

from tests.support.simulator import SimulatedTwilio
from tests.support.system import PASSED_ON, ROOT
from tests.support.valkey import free_port

MAYA = "+12025550143"


@dataclass
class Development:
    """A running `ozzie dev`; `lines` is what it has said so far."""

    process: "subprocess.Popen[str]"
    port: int
    simulator_port: int
    folder: Path
    lines: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        """Collects what it says until it ends."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith("Ozzie is ready"):
                self.ready.set()
        self.ready.set()

    def family(self) -> list[psutil.Process]:
        """Every process under it."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def named(self, words: str) -> psutil.Process:
        """The program under it whose command line holds these words."""
        return next(p for p in self.family() if words in " ".join(p.cmdline()))


@pytest.fixture
def development(tmp_path: Path) -> Iterator[Development]:
    """`ozzie dev` on free ports with files of its own, ready."""
    ports = [free_port() for _ in range(3)]
    options = zip(("--port", "--simulator-port", "--redis-port"), map(str, ports), strict=True)
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "dev", *(part for pair in options for part in pair)],
        cwd=ROOT,
        env={**environment, "OZZIE_DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    made = Development(process, ports[0], ports[1], tmp_path)
    listener = threading.Thread(target=made.listen)
    listener.start()
    assert made.ready.wait(120), made.lines
    yield made
    if process.poll() is None:
        process.terminate()
    process.wait(120)
    listener.join(10)
    assert process.stdout
    process.stdout.close()


def gone(family: list[psutil.Process]) -> bool:
    """Whether all of these processes end within a while."""
    _, alive = psutil.wait_procs(family, timeout=90)
    return not alive


def test_a_message_is_booked_and_answered_and_all_stops_cleanly(development: Development) -> None:
    assert f"http://127.0.0.1:{development.simulator_port}/" in "".join(development.lines)
    twilio = SimulatedTwilio(f"http://127.0.0.1:{development.simulator_port}")
    twilio.inbound(MAYA, "spent 45 on groceries")
    (reply,) = twilio.wait_for_replies(1, MAYA, seconds=60)
    twilio.close()
    assert "45" in reply["body"]
    secret = (development.folder / "client-secret").read_text()
    bearer = base64.b64encode(f"ozzie-development:{secret}".encode()).decode()
    booked = httpx.get(
        f"http://127.0.0.1:{development.port}/v1/users/external:demo-maya/transactions",
        headers={"Authorization": f"Bearer {bearer}"},
    ).json()["data"]["transactions"]
    assert [transaction["amount_cents"] for transaction in booked] == [4500]

    family = development.family()
    development.process.send_signal(signal.SIGTERM)
    assert development.process.wait(120) == 0
    assert gone(family)


def test_a_part_that_dies_ends_the_rest_with_one_clear_line(development: Development) -> None:
    family = development.family()
    development.named("-m workers").kill()
    assert development.process.wait(120) == 1
    said = [line for line in development.lines if line.startswith("ozzie:")]
    assert said == ["ozzie: worker ended by itself (SIGKILL); see the lines above\n"]
    assert gone(family)


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a child of its parent's death"
)
def test_nothing_is_left_when_it_is_killed(development: Development) -> None:
    family = development.family()
    development.process.kill()
    assert gone(family)
