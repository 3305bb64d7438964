"""Reading the words on a photograph with the embedded models (rapidocr; imported here alone)."""

from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

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
from app.reading.receipts.lines import Word
from app.reading.receipts.photo import Pixels

# Measured on photographed receipts: one thread, lines one by one, no classifier of direction.
PARAMETERS = {
    "Global.log_level": "error",
    "Global.use_cls": False,
    "Global.use_preprocess_img": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1920,
    "Rec.rec_batch_num": 1,
    # Short words need not be padded to 320 pixels: a quarter of the time saved, nothing lost.
    "Rec.rec_img_shape": [3, 48, 128],
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
# Boxes are looked for in about this many pixels: 960 × 640, a long receipt keeping its shape.
DETECTION_AREA = 960 * 640
# Lines that run further off than this are turned level, and looked for once more (degrees).
TILT = 8.0
# Nor are words found well where they fill less than this part of the photograph.
COVERED = 0.5
# As many words as a page is worth: beyond, the most of them are noise (and time).
WORD_BOUND = 220
# What is read the right way up scores above this; then the other way is not tried.
UPRIGHT_SCORE = 0.85
PROBES = 5
# A word read with less than this is none.
WORD_SCORE = 0.5


class Ocr:
    """The models, loaded once a process (about 2 s and 170 MB)."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        # What it answers with depends on its arguments: no type tells that.
        self._engine: Any = RapidOCR(params=PARAMETERS)
        # The models are loaded by their first use.
        self.words(np.full((64, 256, 3), 255, np.uint8))
        self._recognize(np.full((48, 128, 3), 255, np.uint8))

    def words(self, image: Pixels) -> list[Word]:
        """The words of an image (BGR), wherever its top is, as they would lie were it upright."""
        quads = self._detect(image)
        if not len(quads):
            return []
        angle = direction(quads)
        if off_axis(angle) > TILT or covered(quads, image) < COVERED:
            image = part_with(quads, image, angle)
            quads = self._detect(image)
            if not len(quads):
                return []
            angle = direction(quads)
        quads = from_top_left(quads, angle)
        cuts = [cut_out(image, quad) for quad in quads]
        if self._upside_down(cuts):
            angle += 180
            quads = np.roll(quads, 2, axis=1)
            cuts = [np.ascontiguousarray(cut[::-1, ::-1]) for cut in cuts]
        read = [self._recognize(cut) for cut in cuts]
        seen = upright(quads, angle)
        return [
            _word(quad, text, score)
            for quad, (text, score) in zip(seen, read, strict=True)
            if text.strip() and score >= WORD_SCORE
        ]

    def _detect(self, image: Pixels) -> Quads:
        height, width = image.shape[:2]
        scale = min(1.0, (DETECTION_AREA / (height * width)) ** 0.5)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA) if scale < 1 else image
        found = self._engine(small, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return np.empty((0, 4, 2), np.float32)
        quads = np.asarray(found.boxes, dtype=np.float32) / np.float32(scale)
        longest_first = np.argsort(-np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1))
        return np.asarray(quads[np.sort(longest_first[:WORD_BOUND])], dtype=np.float32)

    def _upside_down(self, cuts: list[Pixels]) -> bool:
        probes = sorted(cuts, key=lambda cut: cut.shape[1] / cut.shape[0])[-PROBES:]
        as_it_is = np.mean([self._recognize(cut)[1] for cut in probes])
        if as_it_is >= UPRIGHT_SCORE:
            return False
        turned_over = [self._recognize(np.ascontiguousarray(cut[::-1, ::-1])) for cut in probes]
        return bool(np.mean([score for _, score in turned_over]) > as_it_is)

    def _recognize(self, cut: Pixels) -> tuple[str, float]:
        found = self._engine(cut, use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        return str(found.txts[0]), float(found.scores[0])


def _word(quad: Quads, text: str, score: float) -> Word:
    x, y = quad.mean(axis=0)
    along = (quad[1] - quad[0] + quad[2] - quad[3]) / 2
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    slope = float(along[1] / along[0]) if along[0] > 2 * abs(down[1]) else 0.0
    return Word(
        text=text.strip(),
        score=round(score, 3),
        x=float(x),
        y=float(y),
        width=float(np.linalg.norm(along)),
        height=float(np.linalg.norm(down)),
        slope=slope,
    )
