"""Photographs opened: upright, in bounds, or refused."""

import io
import struct
import zlib

import pytest
from PIL import Image

from app.errors import DocumentUnreadable
from app.reading.receipts.photo import LONG_SIDE, open_photo
from tests.app.reading.receipts.drawn import saved

ORIENTATION = 0x0112


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large and holds but a few bytes: a decompression bomb."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 10_000)

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_kind_of_picture_is_opened(kind: str) -> None:
    assert open_photo(saved(Image.new("RGB", (60, 40), "red"), kind)).shape == (40, 60, 3)


def test_the_camera_says_which_way_is_up() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = saved(Image.new("RGB", (60, 40)), "JPEG", exif=exif)
    assert open_photo(data).shape == (60, 40, 3)


def test_what_is_transparent_is_white() -> None:
    assert open_photo(saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)))).min() == 255


def test_a_large_photo_is_made_smaller() -> None:
    pixels = open_photo(saved(Image.new("L", (6000, 4000), 255), "JPEG"))
    assert max(pixels.shape) <= LONG_SIDE


def test_a_photo_of_a_hundred_megapixels_is_scaled_while_it_is_decoded() -> None:
    pixels = open_photo(saved(Image.new("L", (12_000, 9_000), 255), "JPEG"))
    assert max(pixels.shape) <= LONG_SIDE


@pytest.mark.parametrize("data", [png_of(50_000, 50_000), png_of(9_000, 9_000)])
def test_a_decompression_bomb_is_refused_before_it_is_decoded(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        open_photo(data)
    assert caught.value.reason == "too_large"


def truncated() -> bytes:
    """Half of a photograph."""
    noise = Image.effect_noise((300, 300), 80)
    data = saved(noise, "JPEG")
    return data[: len(data) // 3]


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"GIF89a", b"not a picture", truncated()])
def test_a_damaged_photo_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        open_photo(data)
    assert caught.value.reason == "corrupt"


def test_a_file_of_icons_is_no_photo() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32)).save(buffer, "ICO")
    with pytest.raises(DocumentUnreadable):
        open_photo(buffer.getvalue())
