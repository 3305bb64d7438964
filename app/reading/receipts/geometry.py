"""Measure and correct the angle of text on a photograph, and cut out its boxes."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.reading.receipts.photo import Pixels

# The corners of a box: top left, top right, bottom right, bottom left; x and y in pixels.
Quad = NDArray[np.float32]
Quads = NDArray[np.float32]

# Margin around a part that is cut out, as a share of its size: the first detection misses words.
MARGIN = 0.06


def find_text_angle(quads: Quads) -> float:
    """Return the angle of the lines in degrees, in (-90, 90]; clockwise is positive, 0 is level.

    It is the mean over the long sides of long boxes, weighted by length. Angles are doubled for
    the mean, because lines at 89° and at -89° run almost the same way.
    """
    sides = np.stack([quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0]], axis=1)
    lengths = np.linalg.norm(sides, axis=2)
    longer = lengths.argmax(axis=1)
    rows = np.arange(len(quads))
    is_long: NDArray[np.bool_] = lengths[rows, longer] > 2 * lengths[rows, 1 - longer]
    chosen = sides[rows, longer][is_long if is_long.any() else rows]
    if not len(chosen):
        return 0.0
    doubled = 2 * np.arctan2(chosen[:, 1], chosen[:, 0])
    weights = np.linalg.norm(chosen, axis=1)
    sine, cosine = float(weights @ np.sin(doubled)), float(weights @ np.cos(doubled))
    return math.degrees(math.atan2(sine, cosine)) / 2


def measure_tilt(angle: float) -> float:
    """Return the distance of `angle` from level or upright, whichever is nearer (0–45 degrees)."""
    return abs((angle + 45) % 90 - 45)


def measure_coverage(quads: Quads, image: Pixels) -> float:
    """Return the share of the image (0–1) that the smallest rectangle around all boxes covers."""
    corners = quads.reshape(-1, 2)
    width, height = (corners.max(axis=0) - corners.min(axis=0)).tolist()
    return float(width * height / (image.shape[0] * image.shape[1]))


def find_frame(image: Pixels) -> Quad:
    """Return the corners of an image."""
    height, width = image.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)


def measure_distance_to_frame(quad: Quad, frame: Quad) -> float:
    """Return how far the nearest corner of a box is inside the frame; outside is negative."""
    return min(
        float(cv2.pointPolygonTest(frame, (float(x), float(y)), measureDist=True)) for x, y in quad
    )


def crop_level(quads: Quads, image: Pixels, angle: float) -> tuple[Pixels, Quad]:
    """Return the part of the image with the boxes, rotated so that lines at `angle` are level.

    The second value is the frame of the whole image in the part's coordinates.
    """
    level = rotate_upright(quads.reshape(-1, 2), angle)
    margin = MARGIN * (level.max(axis=0) - level.min(axis=0)) + 1
    (left, top), (right, bottom) = level.min(axis=0) - margin, level.max(axis=0) + margin
    radians = math.radians(-angle)
    matrix = np.array(
        [
            [math.cos(radians), -math.sin(radians), -left],
            [math.sin(radians), math.cos(radians), -top],
        ]
    )
    size = (math.ceil(right - left), math.ceil(bottom - top))
    part = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    frame = cv2.transform(find_frame(image)[None], matrix)[0]
    return np.asarray(part, dtype=np.uint8), np.asarray(frame, dtype=np.float32)


def rotate_upright(points: NDArray[np.float32], angle: float) -> NDArray[np.float32]:
    """Return points rotated by minus `angle` degrees about the origin."""
    radians = math.radians(-angle)
    matrix = np.array(
        [[math.cos(radians), -math.sin(radians)], [math.sin(radians), math.cos(radians)]],
        dtype=np.float32,
    )
    return np.asarray(points @ matrix.T, dtype=np.float32)


def order_corners(quads: Quads, angle: float) -> Quads:
    """Order each box's corners from the top left, for a reader of lines at `angle` degrees."""
    rotated = rotate_upright(quads, angle)
    sums, differences = rotated.sum(axis=2), rotated[:, :, 1] - rotated[:, :, 0]
    order = np.stack(
        [sums.argmin(1), differences.argmin(1), sums.argmax(1), differences.argmax(1)], axis=1
    )
    return np.take_along_axis(quads, order[:, :, None], axis=1)


def crop_box(image: Pixels, quad: Quad) -> Pixels:
    """Return the pixels of a box, rectified to a rectangle."""
    width = int(max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3])))
    height = int(max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2])))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    result = cv2.warpPerspective(
        image,
        matrix,
        (max(width, 1), max(height, 1)),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(result, dtype=np.uint8)
