"""The words on drawn receipts, in every orientation."""

import pytest
from onnxruntime import GraphOptimizationLevel
from PIL import Image

from app.reading.receipts.lines import group_into_lines
from app.reading.receipts.ocr import Ocr
from app.reading.receipts.photo import to_pixels
from tests.support.drawn import drawn

SHORT = """
CORNER BAKERY LTD
Bread and coffee     8.99
TOTAL AMOUNT        10.49
"""


@pytest.fixture(scope="module")
def ocr() -> Ocr:
    """Return the models, loaded once."""
    return Ocr()


def read(ocr: Ocr, image: Image.Image) -> list[str]:
    """Return the lines of an image without blanks."""
    return [
        line.text.replace(" ", "") for line in group_into_lines(ocr.read_words(to_pixels(image)))
    ]


def test_the_models_keep_no_memory_for_photos_of_the_same_size(ocr: Ocr) -> None:
    for model in (ocr._engine.text_det, ocr._engine.text_rec):
        options = model.session.session.get_session_options()
        assert not options.enable_mem_pattern
        assert options.graph_optimization_level == GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        assert not options.enable_cpu_mem_arena


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 25])
def test_a_receipt_is_read_in_any_orientation(ocr: Ocr, degrees: int) -> None:
    image = drawn(SHORT).rotate(degrees, expand=True, fillcolor="white")
    assert read(ocr, image) == ["CORNERBAKERYLTD", "Breadandcoffee8.99", "TOTALAMOUNT10.49"]


def test_a_receipt_that_fills_little_of_the_photo_is_cropped_first(ocr: Ocr) -> None:
    image = Image.new("RGB", (2400, 2400), "grey")
    image.paste(drawn(SHORT, size=22), (900, 1300))
    assert "TOTALAMOUNT10.49" in read(ocr, image)


def test_an_empty_picture_has_no_words(ocr: Ocr) -> None:
    assert read(ocr, Image.new("RGB", (300, 300), "white")) == []


def test_words_at_the_edge_of_the_photo_are_known_to_be_cut(ocr: Ocr) -> None:
    whole = drawn(SHORT)
    cut = whole.crop((0, 0, whole.width - 70, whole.height))
    for image, expected in ((whole, []), (cut, ["8", "10"])):
        words = ocr.read_words(to_pixels(image))
        assert [
            word.text[: len(word.text.split(".")[0])] for word in words if word.is_cut
        ] == expected
