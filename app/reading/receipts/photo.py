"""A photograph's bytes → pixels: upright as its EXIF says, no larger than is worth reading."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import DocumentUnreadable

Pixels = NDArray[np.uint8]

# Every format is loaded now: a child that reads documents can load nothing later.
Image.init()
# Pillow would warn, or refuse what can be scaled while it is decoded; the bounds below are ours.
Image.MAX_IMAGE_PIXELS = None
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
# The text of a whole receipt is large enough to be read at these sizes (pixels): a JPEG is scaled
# to no less than the first while it is decoded, which costs little; nothing stays over the second.
ENOUGH = 2000
LONG_SIDE = 3000
# What is decoded at once; JPEG is scaled while it is decoded, so that far larger ones go through.
PIXEL_BOUND = 40_000_000
JPEG_PIXEL_BOUND = 200_000_000


def open_photo(data: bytes) -> Pixels:
    """The pixels of an image (height × width × BGR), its longer side ≤ LONG_SIDE.

    Raises DocumentUnreadable: `corrupt` where it cannot be decoded, `too_large` over the bounds.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check_size(image)
            image.draft("RGB", (ENOUGH, ENOUGH))
            _check_size(image, decoded=True)
            image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BILINEAR)
            upright = ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise DocumentUnreadable(
            "corrupt", "The image could not be read: it is damaged. Take the photo again."
        ) from error
    return pixels_of(upright)


def pixels_of(image: Image.Image) -> Pixels:
    """The pixels of an image (height × width × BGR), what is transparent in it white."""
    return np.ascontiguousarray(np.asarray(_on_white(image))[:, :, ::-1])


def _check_size(image: Image.Image, *, decoded: bool = False) -> None:
    scalable = image.format in {"JPEG", "MPO"} and not decoded
    if image.width * image.height > (JPEG_PIXEL_BOUND if scalable else PIXEL_BOUND):
        raise DocumentUnreadable("too_large", "The image has too many pixels. Send a smaller one.")


def _on_white(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")
