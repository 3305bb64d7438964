"""Where text lies on a photograph."""

import math

import numpy as np
import pytest

from app.reading.receipts.geometry import (
    Quads,
    covered,
    cut_out,
    direction,
    from_top_left,
    off_axis,
    part_with,
    upright,
)


def box(x: float, y: float, width: float, height: float, degrees: float = 0) -> Quads:
    """One box whose top left corner is at x, y, turned about it."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return (upright(corners, -degrees) + np.array([x, y], np.float32)).astype(np.float32)[None]


@pytest.mark.parametrize("degrees", [0, 17, -35, 60, 88])
def test_the_direction_is_that_of_the_long_boxes(degrees: float) -> None:
    quads = np.concatenate([box(0, 0, 200, 20, degrees), box(9, 99, 150, 20, degrees)])
    short = box(50, 50, 20, 21, 45)
    assert direction(np.concatenate([quads, short])) == pytest.approx(degrees, abs=0.5)


def test_square_boxes_alone_tell_their_direction_too() -> None:
    assert direction(box(0, 0, 30, 20)) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("angle", "off"), [(0, 0), (10, 10), (-10, 10), (90, 0), (80, 10), (45, 45)]
)
def test_an_angle_is_off_from_the_nearest_axis(angle: float, off: float) -> None:
    assert off_axis(angle) == pytest.approx(off)


def test_corners_are_given_as_a_reader_sees_them() -> None:
    quad = box(100, 100, 200, 20, 90)
    mixed = np.roll(quad, 2, axis=1)
    assert np.allclose(from_top_left(mixed, 90), quad, atol=0.01)


def test_the_part_with_text_is_cut_out_and_level() -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    quad = box(150, 150, 100, 20, 30)
    part = part_with(quad, image, 30)
    assert part.shape[1] == pytest.approx(100 * 1.12 + 2, abs=2)
    assert part.shape[0] == pytest.approx(20 * 1.12 + 2, abs=2)


def test_a_box_is_cut_out_as_a_rectangle() -> None:
    image = np.zeros((100, 100, 3), np.uint8)
    image[20:40, 10:60] = 255
    cut = cut_out(image, box(10, 20, 50, 20)[0])
    assert cut.shape[:2] == (20, 50)
    assert cut.mean() > 240


def test_what_boxes_cover_is_a_part_of_the_image() -> None:
    assert covered(box(0, 0, 50, 40), np.zeros((100, 100, 3), np.uint8)) == pytest.approx(0.2)
    assert not math.isnan(covered(box(0, 0, 0, 0), np.zeros((1, 1, 3), np.uint8)))
