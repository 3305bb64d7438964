"""Words read off real pixels, whichever way the paper lies."""

import pytest
from PIL import Image

from app.reading.receipts.lines import lines_of
from app.reading.receipts.ocr import Ocr
from app.reading.receipts.photo import pixels_of
from tests.app.reading.receipts.drawn import drawn

SHORT = """
CORNER BAKERY LTD
Bread and coffee     8.99
TOTAL AMOUNT        10.49
"""


@pytest.fixture(scope="module")
def ocr() -> Ocr:
    """The models, loaded once."""
    return Ocr()


def read(ocr: Ocr, image: Image.Image) -> list[str]:
    """The lines of an image, blanks aside."""
    return [line.text.replace(" ", "") for line in lines_of(ocr.words(pixels_of(image)))]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 25])
def test_a_paper_is_read_whichever_way_it_lies(ocr: Ocr, degrees: int) -> None:
    image = drawn(SHORT).rotate(degrees, expand=True, fillcolor="white")
    assert read(ocr, image) == ["CORNERBAKERYLTD", "Breadandcoffee8.99", "TOTALAMOUNT10.49"]


def test_a_paper_far_away_is_looked_at_more_closely(ocr: Ocr) -> None:
    image = Image.new("RGB", (2400, 2400), "grey")
    image.paste(drawn(SHORT, size=22), (900, 1300))
    assert "TOTALAMOUNT10.49" in read(ocr, image)


def test_an_empty_picture_has_no_words(ocr: Ocr) -> None:
    assert read(ocr, Image.new("RGB", (300, 300), "white")) == []
