"""Photographs opened: upright, in bounds, or refused."""

import io

import pytest
from PIL import Image

from app.errors import DocumentUnreadable
from app.reading.receipts.photo import MAX_PIXELS, open_photo
from tests.support.drawn import saved
from tests.support.hostile_photos import png_of, truncated

ORIENTATION = 0x0112


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF"])
def test_every_kind_of_picture_is_opened(kind: str) -> None:
    assert open_photo(saved(Image.new("RGB", (60, 40), "red"), kind)).shape == (40, 60, 3)


def test_the_exif_orientation_is_applied() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = saved(Image.new("RGB", (60, 40)), "JPEG", exif=exif)
    assert open_photo(data).shape == (60, 40, 3)


def test_what_is_transparent_is_white() -> None:
    assert open_photo(saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)))).min() == 255


def test_a_large_photo_is_made_smaller() -> None:
    pixels = open_photo(saved(Image.new("L", (6000, 4000), 255), "JPEG"))
    assert pixels.shape[0] * pixels.shape[1] <= MAX_PIXELS * 1.01


@pytest.mark.parametrize("size", [(4000, 3000), (6000, 8000)])
def test_a_cameras_photo_is_never_whole_in_memory(size: tuple[int, int]) -> None:
    pixels = open_photo(saved(Image.new("L", size, 255), "JPEG"))
    assert pixels.shape[:2] in {(1500, 2000), (2000, 1500)}


def test_a_long_receipt_keeps_its_shape() -> None:
    height, width, _ = open_photo(saved(Image.new("L", (1200, 7200), 255), "JPEG")).shape
    assert height == pytest.approx(6 * width, rel=0.01)
    assert width > 600


def test_a_photo_of_a_hundred_megapixels_is_scaled_while_it_is_decoded() -> None:
    pixels = open_photo(saved(Image.new("L", (12_000, 9_000), 255), "JPEG"))
    assert pixels.shape[0] * pixels.shape[1] <= MAX_PIXELS * 1.01


@pytest.mark.parametrize("data", [png_of(50_000, 50_000), png_of(9_000, 9_000)])
def test_a_decompression_bomb_is_refused_before_it_is_decoded(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        open_photo(data)
    assert caught.value.reason == "too_large"


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
