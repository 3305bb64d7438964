"""Photos that must be refused."""

import struct
import zlib

from PIL import Image

from tests.support.drawn import saved


def png_of(width: int, height: int) -> bytes:
    """Return a decompression bomb: a PNG of a few bytes that declares a large size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000)

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def truncated() -> bytes:
    """Return a part of a photograph."""
    noise = Image.effect_noise((300, 300), 80)
    data = saved(noise, "JPEG")
    return data[: len(data) // 3]
