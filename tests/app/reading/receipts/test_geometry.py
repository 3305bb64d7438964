"""Where text lies on a photograph."""

import math

import numpy as np
import pytest

from app.reading.receipts.geometry import (
    Quads,
    crop_box,
    crop_level,
    find_text_angle,
    measure_coverage,
    measure_distance_to_frame,
    measure_tilt,
    order_corners,
    rotate_upright,
)


def box(x: float, y: float, width: float, height: float, degrees: float = 0) -> Quads:
    """Return one box whose top left corner is at x, y, rotated about that corner."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return (rotate_upright(corners, -degrees) + np.array([x, y], np.float32)).astype(np.float32)[
        None
    ]


@pytest.mark.parametrize("degrees", [0, 17, -35, 60, 88])
def test_the_direction_is_that_of_the_long_boxes(degrees: float) -> None:
    quads = np.concatenate([box(0, 0, 200, 20, degrees), box(9, 99, 150, 20, degrees)])
    short = box(50, 50, 20, 21, 45)
    assert find_text_angle(np.concatenate([quads, short])) == pytest.approx(degrees, abs=0.5)


def test_square_boxes_alone_have_an_angle_too() -> None:
    assert find_text_angle(box(0, 0, 30, 20)) == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("angle", "off"), [(0, 0), (10, 10), (-10, 10), (90, 0), (80, 10), (45, 45)]
)
def test_an_angle_is_off_from_the_nearest_axis(angle: float, off: float) -> None:
    assert measure_tilt(angle) == pytest.approx(off)


def test_corners_are_given_as_a_reader_sees_them() -> None:
    quad = box(100, 100, 200, 20, 90)
    mixed = np.roll(quad, 2, axis=1)
    assert np.allclose(order_corners(mixed, 90), quad, atol=0.01)


def test_the_part_with_text_is_cut_out_and_level() -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    quad = box(150, 150, 100, 20, 30)
    part, _ = crop_level(quad, image, 30)
    assert part.shape[1] == pytest.approx(100 * 1.12 + 2, abs=2)
    assert part.shape[0] == pytest.approx(20 * 1.12 + 2, abs=2)


def test_the_frame_of_the_whole_photo_is_known_in_the_part() -> None:
    image = np.full((400, 400, 3), 255, np.uint8)
    _, frame = crop_level(box(0, 150, 100, 20), image, 0)
    touching, inside = box(6, 5, 100, 20)[0], box(60, 5, 30, 20)[0]
    assert measure_distance_to_frame(touching, frame) < 2
    assert measure_distance_to_frame(inside, frame) > 20


def test_a_box_is_cut_out_as_a_rectangle() -> None:
    image = np.zeros((100, 100, 3), np.uint8)
    image[20:40, 10:60] = 255
    cut = crop_box(image, box(10, 20, 50, 20)[0])
    assert cut.shape[:2] == (20, 50)
    assert cut.mean() > 240


def test_what_boxes_cover_is_a_part_of_the_image() -> None:
    assert measure_coverage(box(0, 0, 50, 40), np.zeros((100, 100, 3), np.uint8)) == pytest.approx(
        0.2
    )
    assert not math.isnan(measure_coverage(box(0, 0, 0, 0), np.zeros((1, 1, 3), np.uint8)))
