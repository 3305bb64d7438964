"""Decode a photograph into upright pixels, no larger than is needed to read it."""

import io
import math

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import DocumentUnreadable

Pixels = NDArray[np.uint8]

# Load every format's plugin now: a child that reads documents can load nothing later.
Image.init()
# iPhones photograph in HEIC. One thread, as everything in these children.
pillow_heif.options.DECODE_THREADS = 1
pillow_heif.register_heif_opener(thumbnails=False)
# Pillow would warn about, or refuse, JPEGs that are scaled on decoding; the limits below apply.
Image.MAX_IMAGE_PIXELS = None
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
# Enough pixels to read a whole receipt of any shape: the totals of photographs of 12 to 48
# megapixels are the same (bench.documents, receipts_misc).
MAX_PIXELS = 4_500_000
# A JPEG is halved on decoding, repeatedly, as long as this many pixels are left: 12 megapixels of a
# camera become 3, and are never in memory.
MIN_DECODED_PIXELS = 2_500_000
# The limit of other formats, which are decoded completely, at 3 or 4 bytes per pixel.
MAX_SOURCE_PIXELS = 25_000_000
MAX_JPEG_PIXELS = 200_000_000


def open_photo(data: bytes) -> Pixels:
    """Return the pixels of an image (height × width × BGR), at most MAX_PIXELS.

    Raise DocumentUnreadable: `corrupt` where it cannot be decoded, `too_large` over a limit.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check_size(image)
            scale = (MIN_DECODED_PIXELS / (image.width * image.height)) ** 0.5
            image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
            _check_size(image, decoded=True)
            scale = (MAX_PIXELS / (image.width * image.height)) ** 0.5
            size = (math.ceil(image.width * scale), math.ceil(image.height * scale))
            image.thumbnail(size, Image.Resampling.BILINEAR)
            upright = ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, RuntimeError) as error:
        raise DocumentUnreadable(
            "corrupt", "The image could not be read: it is damaged. Take the photo again."
        ) from error
    return to_pixels(upright)


def to_pixels(image: Image.Image) -> Pixels:
    """Return the pixels of an image (height × width × BGR), with white for what is transparent."""
    return np.ascontiguousarray(np.asarray(_flatten_on_white(image))[:, :, ::-1])


def _check_size(image: Image.Image, *, decoded: bool = False) -> None:
    is_scaled_on_decoding = image.format in {"JPEG", "MPO"} and not decoded
    if image.width * image.height > (
        MAX_JPEG_PIXELS if is_scaled_on_decoding else MAX_SOURCE_PIXELS
    ):
        raise DocumentUnreadable("too_large", "The image has too many pixels. Send a smaller one.")


def _flatten_on_white(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        with_alpha = image.convert("RGBA")
        white = Image.new("RGBA", with_alpha.size, "white")
        return Image.alpha_composite(white, with_alpha).convert("RGB")
    return image.convert("RGB")
