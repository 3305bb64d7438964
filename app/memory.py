"""What glibc does with memory that was freed; other C libraries see to it by themselves."""

import ctypes
from collections.abc import Callable

# Names of malloc.h, for mallopt.
_M_ARENA_MAX = -8
_M_MMAP_THRESHOLD = -3
_M_TRIM_THRESHOLD = -1
MEGABYTE = 1 << 20


def _function(name: str) -> Callable[..., object]:
    try:
        found: Callable[..., object] = getattr(ctypes.CDLL(None), name)
    except AttributeError:
        return lambda *_arguments: None
    return found


# Found at once: a child that reads documents can load nothing later.
_malloc_trim = _function("malloc_trim")
_mallopt = _function("mallopt")


def give_memory_back() -> None:
    """Return to the system what was freed: after a photo, some 50 to 250 MB."""
    _malloc_trim(0)


def share_arenas() -> None:
    """Have a process's threads allocate from two arenas, and return large blocks when freed.

    By default each thread may get an arena of its own, which keeps what its largest request took.
    To be called before there are threads; what is forked afterwards inherits it.
    """
    _mallopt(_M_ARENA_MAX, 2)
    _mallopt(_M_MMAP_THRESHOLD, MEGABYTE // 4)
    _mallopt(_M_TRIM_THRESHOLD, MEGABYTE)
