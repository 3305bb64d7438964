"""What a line holds: events and ids, types and frames; never what an exception or library says."""

import json
import logging
import subprocess
import sys
from typing import Any

import pytest
import structlog

from app.logs import configure, fault
from tests.support.logged import Logged

MARK = "spent 45 with +14155550199"


def failing(words: str) -> None:
    amount: dict[str, str] = {}
    try:
        amount[words]
    except KeyError as error:
        raise ValueError(f"cannot read {words}") from error


def test_an_exception_is_its_types_and_frames_without_any_words(logged: Logged) -> None:
    try:
        failing(MARK)
    except ValueError as error:
        structlog.get_logger().error("request_failed", exc_info=error)
    (line,) = logged()
    assert (line["event"], line["error"]) == ("request_failed", "ValueError")
    assert [frame.rpartition(" in ")[2] for frame in line["traceback"]] == [
        "test_an_exception_is_its_types_and_frames_without_any_words",
        "failing",
    ]
    assert line["traceback"][-1].startswith("tests/app/test_logs.py:")
    assert line["where"] == line["traceback"][-1].partition(" ")[0]
    assert [cause["error"] for cause in line["caused_by"]] == ["KeyError"]
    assert "415555" not in json.dumps(line)
    assert "cannot read" not in json.dumps(line)


def test_members_of_a_group_of_exceptions_are_told_too(logged: Logged) -> None:
    group = ExceptionGroup(MARK, [TypeError(MARK), OSError(MARK)])
    structlog.get_logger().error("failed", exc_info=group)
    (line,) = logged()
    assert [cause["error"] for cause in line["caused_by"]] == ["TypeError", "OSError"]
    assert "415555" not in json.dumps(line)


def test_a_deep_recursion_stays_a_line_that_a_pipe_takes_in_one_piece(logged: Logged) -> None:
    def deeper(depth: int) -> int:
        return deeper(depth + 1) + 1

    try:
        deeper(0)
    except RecursionError as error:
        structlog.get_logger().error("failed", exc_info=error)
    (line,) = logged()
    assert line["error"] == "RecursionError"
    assert 10 < len(line["traceback"]) < 50
    assert len(json.dumps(line)) < 4096


def test_a_foreseen_failure_is_its_type_and_place() -> None:
    try:
        failing(MARK)
    except ValueError as error:
        found = fault(error)
    assert found["error"] == "ValueError"
    assert found["where"].startswith("tests/app/test_logs.py:")
    assert fault(ValueError(MARK)) == {"error": "ValueError", "where": "unknown"}


def test_a_librarys_constant_text_passes_with_its_numbers_alone(logged: Logged) -> None:
    logging.getLogger("some.library").warning("worker %s of %s: pid %d", "Maria", MARK, 42)
    (line,) = logged()
    assert line["event"] == "worker … of …: pid 42"
    assert (line["logger"], line["level"]) == ("some.library", "warning")
    assert line["at"].startswith("tests/app/test_logs.py:")


def test_a_librarys_text_that_was_put_together_is_left_out(logged: Logged) -> None:
    logging.getLogger("some.library").warning(f"cannot send {MARK}")  # noqa: G004 - as they do
    logging.getLogger("some.library").error("cannot send {}".format(MARK))  # noqa: G001, UP032
    logging.getLogger("some.library").error(ValueError(MARK))
    assert [line["event"] for line in logged()] == ["library_message"] * 3


def test_a_librarys_exception_is_scrubbed_like_ours(logged: Logged) -> None:
    try:
        failing(MARK)
    except ValueError:
        logging.getLogger("some.library").exception("Error handling request %s", MARK)
    (line,) = logged()
    assert (line["event"], line["error"]) == ("Error handling request …", "ValueError")
    assert "415555" not in json.dumps(line)


def test_an_object_that_json_does_not_know_is_its_type(logged: Logged) -> None:
    structlog.get_logger().info("seen", thing=ValueError(MARK))
    assert logged()[0]["thing"] == "ValueError"


def test_below_the_level_neither_we_nor_libraries_speak(
    logged: Logged, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("ERROR")
    structlog.get_logger().warning("ours")
    logging.getLogger("some.library").warning("theirs")
    assert not logged()
    structlog.get_logger().error("ours")
    logging.getLogger("some.library").error("theirs")
    assert [line["event"] for line in logged()] == ["ours", "theirs"]


def test_libraries_speak_from_warnings_on_whatever_our_level(logged: Logged) -> None:
    configure("DEBUG")
    logging.getLogger("httpx").info("HTTP Request: GET https://api.test/users?phone=1")
    assert not logged()


def test_ids_that_are_bound_stand_on_libraries_lines_too(logged: Logged) -> None:
    with structlog.contextvars.bound_contextvars(message_sid="SM1"):
        structlog.get_logger().info("ours")
        logging.getLogger("some.library").warning("theirs")
    assert [line["message_sid"] for line in logged()] == ["SM1", "SM1"]


def test_in_development_the_frames_stand_below_the_line(
    logged: Logged, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("INFO", pretty=True)
    try:
        failing(MARK)
    except ValueError as error:
        structlog.get_logger().error("request_failed", exc_info=error)
    written = capsys.readouterr().err
    assert "\ncaused by KeyError\n" in written
    assert "\n  tests/app/test_logs.py:" in written
    assert "415555" not in written


def run(code: str, stderr: int | Any = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    """Run a program whose logs go to `stderr`."""
    begin = "import structlog\nfrom app.logs import configure\nconfigure('INFO')\n"
    return subprocess.run(
        [sys.executable, "-c", begin + code],
        check=False,
        stderr=stderr,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
    )


def test_a_log_that_cannot_be_written_costs_nobody_anything() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        ended = run("structlog.get_logger().info('lost')\nprint('went on')", full)
    assert ended.stdout == "went on\n"


def test_what_no_code_caught_is_logged_without_its_words() -> None:
    ended = run(
        "import threading, warnings\n"
        "from app.observability import watch_uncaught\n"
        "watch_uncaught()\n"
        f"def fail(): raise ValueError({MARK!r})\n"
        "thread = threading.Thread(target=fail, name='sweep')\n"
        "thread.start()\n"
        "thread.join()\n"
        f"warnings.warn({MARK!r}, RuntimeWarning)\n"
        "class Dying:\n"
        f"    def __del__(self): raise OSError({MARK!r})\n"
        "Dying()\n"
        "fail()\n"
    )
    found = [json.loads(line) for line in ended.stderr.splitlines()]
    assert [(line["event"], line.get("error")) for line in found] == [
        ("thread_failed", "ValueError"),
        ("python_warning", None),
        ("error_ignored", "OSError"),
        ("program_failed", "ValueError"),
    ]
    assert ended.returncode == 1
    assert "415555" not in ended.stderr
