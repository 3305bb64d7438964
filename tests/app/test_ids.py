"""Identifiers: unique, sorted by time, recognized by their form."""

import os

import pytest

from app.ids import is_id, new_id, new_ulid


def test_an_id_has_its_prefix_and_is_recognized() -> None:
    made = new_id("usr")
    assert made.startswith("ozz_usr_")
    assert is_id(made)


def test_ids_of_later_milliseconds_sort_later(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for second in range(1, 4):
        moment = second * 1_000_000_000
        monkeypatch.setattr("time.time_ns", lambda moment=moment: moment)
        made.append(new_ulid())
    assert made == sorted(made)


def test_ids_of_one_millisecond_sort_as_they_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    made = [new_ulid() for _ in range(1000)]
    assert made == sorted(set(made))


def test_a_forked_process_repeats_no_id_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    new_ulid()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, new_ulid().encode())
        os._exit(0)
    made = new_ulid()
    os.waitpid(child, 0)
    theirs = os.read(reading, 100).decode()
    os.close(reading)
    os.close(writing)
    assert theirs not in {"", made}


def test_a_thousand_ids_differ() -> None:
    assert len({new_id("usr") for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "text", ["", "usr_1", "ozz_usr_", "ozz_USR_" + "0" * 26, "ozz_usr_" + "I" * 26]
)
def test_another_form_is_no_id(text: str) -> None:
    assert not is_id(text)
