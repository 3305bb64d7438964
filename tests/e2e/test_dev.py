"""`ozzie dev` whole, as `./run` starts it: everything comes up, works, and goes away again."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
    """A running `ozzie dev`; `lines` is its output so far."""

    process: "subprocess.Popen[str]"
    port: int
    simulator_port: int
    folder: Path
    lines: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    def listen(self) -> None:
        """Collect the program's output until it ends."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)
            if line.startswith("Ozzie is ready"):
                self.ready.set()
        self.ready.set()

    def family(self) -> list[psutil.Process]:
        """Return every descendant process."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def named(self, words: str) -> psutil.Process:
        """Return the descendant process whose command line contains these words."""
        return next(p for p in self.family() if words in " ".join(p.cmdline()))


@contextmanager
def running(folder: Path) -> Iterator[Development]:
    """Run `ozzie dev` during the block, ready, on free ports and with this data folder."""
    ports = [free_port() for _ in range(3)]
    options = zip(("--port", "--simulator-port", "--redis-port"), map(str, ports), strict=True)
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "dev", *(part for pair in options for part in pair)],
        cwd=ROOT,
        env={**environment, "OZZIE_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    made = Development(process, ports[0], ports[1], folder)
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


@pytest.fixture
def development(tmp_path: Path) -> Iterator[Development]:
    """Yield an `ozzie dev` of the test's own, which it may end."""
    with running(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Development]:
    """Yield one `ozzie dev` for the tests that leave it running."""
    with running(tmp_path_factory.mktemp("lasting")) as made:
        yield made


def gone(family: list[psutil.Process]) -> bool:
    """Return whether all of these processes end within 90 seconds."""
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
        timeout=60,
    ).json()["data"]["transactions"]
    assert [transaction["amount_cents"] for transaction in booked] == [4500]
    shown = httpx.post(
        f"{twilio.url}/panel/show",
        json={"phone": MAYA},
        headers={"Origin": twilio.url},
        timeout=60,
    )
    assert "$45" in shown.text

    family = development.family()
    development.process.send_signal(signal.SIGTERM)
    assert development.process.wait(120) == 0
    assert gone(family)


def ozzie(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `ozzie` as in another terminal: it knows the data folder and nothing else."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        env={**environment, "OZZIE_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_commands_beside_it_know_it_and_a_second_one_is_refused(lasting: Development) -> None:
    twilio = SimulatedTwilio(f"http://127.0.0.1:{lasting.simulator_port}")
    twilio.inbound(MAYA, "spent 45 on groceries")
    twilio.wait_for_replies(1, MAYA, seconds=60)
    # The worker notes the end just after Twilio has taken the reply.
    twilio.wait(lambda: "done" in ozzie(lasting.folder, "inbox", "list").stdout)
    twilio.close()
    listed = ozzie(lasting.folder, "inbox", "list")
    sid = next(word for word in listed.stdout.split() if word.startswith("SM"))
    assert ozzie(lasting.folder, "inbox", "replay", sid).returncode == 0

    second = ozzie(lasting.folder, "dev", "--port", str(free_port()))
    assert second.returncode == 1
    (line,) = second.stderr.splitlines()
    assert f"process {lasting.process.pid}, http://127.0.0.1:" in line
    assert second.stdout == ""

    shared = [path for path in lasting.folder.rglob("*") if path.lstat().st_mode & 0o077]
    assert not shared


def quick_start() -> str:
    """Return the block of shell commands of README that call the API."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## The API by curl")[2]
    return section.partition("```sh\n")[2].partition("```")[0]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not there")
def test_the_readmes_calls_of_the_api_work_as_they_stand(
    lasting: Development, tmp_path: Path
) -> None:
    (tmp_path / "var").symlink_to(lasting.folder)
    written = quick_start()
    assert written.count("http://127.0.0.1:8000") == 1
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", written.replace(":8000", f":{lasting.port}")],
        cwd=tmp_path,
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["object"] for answer in answers] == [
        "user",
        "transaction_list",
        "financial_intake",
        "plan",
        "chat_message",
    ]
    said = (ROOT / "README.md").read_text(encoding="utf-8").partition('`"message":"')[2]
    assert answers[-1]["data"]["message"] == said.partition('"`')[0]


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
