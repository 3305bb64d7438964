"""Where text lies on a photograph: its direction, and the corners of its boxes seen upright."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.reading.receipts.photo import Pixels

# One box: top left, top right, bottom right, bottom left; x and y in pixels.
Quad = NDArray[np.float32]
Quads = NDArray[np.float32]

# Left around the boxes of a part that is cut out, of their extent: words missed at first.
MARGIN = 0.06


def direction(quads: Quads) -> float:
    """The angle in which lines run, in degrees of (-90, 90]; clockwise is positive, 0 is level.

    The mean over the long sides of long boxes, by their length. Angles are doubled for the mean,
    because a line that runs at 89° and one at -89° run the same way.
    """
    sides = np.stack([quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0]], axis=1)
    lengths = np.linalg.norm(sides, axis=2)
    longer = lengths.argmax(axis=1)
    rows = np.arange(len(quads))
    clear: NDArray[np.bool_] = lengths[rows, longer] > 2 * lengths[rows, 1 - longer]
    chosen = sides[rows, longer][clear if clear.any() else rows]
    if not len(chosen):
        return 0.0
    doubled = 2 * np.arctan2(chosen[:, 1], chosen[:, 0])
    weights = np.linalg.norm(chosen, axis=1)
    across, along = float(weights @ np.sin(doubled)), float(weights @ np.cos(doubled))
    return math.degrees(math.atan2(across, along)) / 2


def off_axis(angle: float) -> float:
    """How far `angle` is from level and from upright, whichever is nearer (degrees, 0–45)."""
    return abs((angle + 45) % 90 - 45)


def covered(quads: Quads, image: Pixels) -> float:
    """The part of the image that the smallest frame around all boxes takes, 0–1."""
    corners = quads.reshape(-1, 2)
    width, height = (corners.max(axis=0) - corners.min(axis=0)).tolist()
    return float(width * height / (image.shape[0] * image.shape[1]))


def part_with(quads: Quads, image: Pixels, angle: float) -> Pixels:
    """The part of the image that holds the boxes, turned so that lines at `angle` run level."""
    level = upright(quads.reshape(-1, 2), angle)
    margin = MARGIN * (level.max(axis=0) - level.min(axis=0)) + 1
    (left, top), (right, bottom) = level.min(axis=0) - margin, level.max(axis=0) + margin
    turn = math.radians(-angle)
    matrix = np.array(
        [[math.cos(turn), -math.sin(turn), -left], [math.sin(turn), math.cos(turn), -top]]
    )
    size = (math.ceil(right - left), math.ceil(bottom - top))
    part = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return np.asarray(part, dtype=np.uint8)


def upright(points: NDArray[np.float32], angle: float) -> NDArray[np.float32]:
    """Points as they would lie were the page turned back by `angle` degrees about the origin."""
    turn = math.radians(-angle)
    matrix = np.array(
        [[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]], dtype=np.float32
    )
    return np.asarray(points @ matrix.T, dtype=np.float32)


def from_top_left(quads: Quads, angle: float) -> Quads:
    """Each box's corners in the order in which a reader of lines at `angle` degrees sees them."""
    seen = upright(quads, angle)
    sums, differences = seen.sum(axis=2), seen[:, :, 1] - seen[:, :, 0]
    order = np.stack(
        [sums.argmin(1), differences.argmin(1), sums.argmax(1), differences.argmax(1)], axis=1
    )
    return np.take_along_axis(quads, order[:, :, None], axis=1)


def cut_out(image: Pixels, quad: Quad) -> Pixels:
    """The box's pixels, made a rectangle."""
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
