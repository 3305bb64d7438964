"""Files that nobody closes: a failure by chance, whenever garbage is collected."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def every_file_is_closed() -> Iterator[None]:
    """Fail where the block leaves a file, or a socket, for the garbage collector to close."""
    gc.collect()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ResourceWarning)
        yield
        gc.collect()
    assert [str(one.message) for one in caught] == []
