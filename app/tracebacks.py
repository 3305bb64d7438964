"""Describe an exception by types and frames, never by messages, values or source lines."""

import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType
from typing import NamedTuple

_ROOT = str(Path(__file__).resolve().parent.parent) + "/"
_PACKAGES = "/site-packages/"
_STANDARD_LIBRARY = sysconfig.get_path("stdlib") + "/"

# Frames kept from each end of a deep traceback (a recursion has a thousand), so that a log line
# stays under the 4 kB that a pipe writes atomically.
_FIRST, _LAST = 5, 20
# So many exceptions of a chain.
_CHAIN = 5


class Frame(NamedTuple):
    """One call: its file as `place_of` has it, its line, its function, and whether it is ours."""

    file: str
    line: int
    function: str
    is_ours: bool

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place} in {self.function}"


def causes(error: BaseException) -> list[BaseException]:
    """Return the error, what it was raised from or during, and the members of a group."""
    found: list[BaseException] = []
    for one in _chain(error):
        if any(one is each for each in found):
            break
        found.append(one)
        if len(found) == _CHAIN:
            break
    return found


def frames_of(error: BaseException) -> list[Frame]:
    """Return the calls that led to the error, the outermost first, those in the middle left out."""
    frames: list[Frame] = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(_frame(trace.tb_frame.f_code, trace.tb_lineno))
        trace = trace.tb_next
    if len(frames) <= _FIRST + _LAST:
        return frames
    return [*frames[:_FIRST], *frames[-_LAST:]]


@cache
def place_of(path: str) -> str:
    """Return a file's path within the project, its package or the standard library.

    Never more of it: a home folder may name a person.
    """
    if _PACKAGES in path:
        return path.rpartition(_PACKAGES)[2]
    for folder in (_ROOT, _STANDARD_LIBRARY):
        if path.startswith(folder):
            return path.removeprefix(folder)
    return Path(path).name


def _chain(error: BaseException) -> Iterator[BaseException]:
    following: BaseException | None = error
    while following is not None:
        yield following
        if isinstance(following, BaseExceptionGroup):
            yield from following.exceptions
        is_hidden = following.__suppress_context__
        following = following.__cause__ or (None if is_hidden else following.__context__)


def _frame(code: CodeType, line: int) -> Frame:
    path = code.co_filename
    is_ours = path.startswith(_ROOT) and _PACKAGES not in path
    return Frame(place_of(path), line, code.co_qualname, is_ours)
