"""What of a document may be shown to a model: a small photo without its data, or its lines."""

import base64
import io
from typing import Any

from PIL import Image

from app.reading.documents.pdf_pages import UnopenedPdf, extract_text, make_corrupt_error
from app.reading.receipts.photo import open_photo
from app.reading.tables.workbook import read_workbook

LONGEST_SIDE = 1_568  # pixels: a model sees no more
MOST_LINES = 300
_QUALITY = 80


def shrink_photo(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
    """Return a photo as a new JPEG: nothing but its pixels is kept."""
    image = Image.fromarray(open_photo(data)[:, :, ::-1])
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    saved = io.BytesIO()
    image.save(saved, "JPEG", quality=_QUALITY)
    return {"jpeg": base64.b64encode(saved.getvalue()).decode()}


def list_lines(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Return the first lines of a PDF or sheet as text."""
    if options.get("kind") == "pdf":
        try:
            text = extract_text(data, password=options.get("password"))
        except UnopenedPdf as error:
            raise make_corrupt_error() from error
        lines = [line.text for line in text.lines]
    elif data.startswith((b"PK", b"\xd0\xcf")):
        grids = read_workbook(data)
        lines = [" | ".join(str(cell) for cell in row) for grid in grids for row in grid]
    else:
        lines = data.decode("utf-8", "replace").splitlines()
    return {"lines": [line for line in lines if line.strip()][:MOST_LINES]}
