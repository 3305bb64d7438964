"""Read the words on a photograph with the embedded models (the only module with rapidocr)."""

import re
from typing import Any

import cv2
import numpy as np
from onnxruntime import GraphOptimizationLevel, SessionOptions
from rapidocr import RapidOCR
from rapidocr.inference_engine.onnxruntime import OrtInferSession

from app.reading.receipts.geometry import (
    Quads,
    crop_box,
    crop_level,
    find_frame,
    find_text_angle,
    measure_coverage,
    measure_distance_to_frame,
    measure_tilt,
    order_corners,
    rotate_upright,
)
from app.reading.receipts.lines import ReceiptWord
from app.reading.receipts.photo import Pixels

# Measured on photographed receipts: one thread, line by line, and no direction classifier
# (`_is_upside_down` replaces it).
PARAMETERS = {
    "Global.log_level": "error",
    "Global.use_cls": False,
    "Global.use_preprocess_img": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1920,
    "Rec.rec_batch_num": 1,
    # Without padding short words to 320 pixels, a quarter of the time is saved and nothing lost.
    "Rec.rec_img_shape": [3, 48, 128],
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def _keep_little_memory(settings: Any) -> SessionOptions:
    """Return ONNX Runtime's options for a model, with RapidOCR's `settings` of the engine.

    A memory pattern is one block for all of a run's tensors, remembered for each size of image: it
    takes 27 MB more at the peak and saves time only where photos of one size follow each other. The
    last level of optimization, which arranges tensors in blocks, takes a tenth more CPU on such
    short runs and gives the same text (12 receipts: peak 306 MB for 326, 16.0 s for 17.7).
    """
    options = _make_options(settings)
    options.enable_mem_pattern = False
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    return options


# RapidOCR has no parameters for these two. `test_ocr` fails where it no longer asks here.
_ENGINE: Any = OrtInferSession  # a class without types, which would forbid the replacement
_make_options = _ENGINE._init_sess_opts
_ENGINE._init_sess_opts = staticmethod(_keep_little_memory)

# Boxes are detected at about this many pixels: 960 × 640, with a long receipt keeping its shape.
DETECTION_AREA = 960 * 640
# With lines more tilted than this, the page is rotated and detection is repeated (degrees).
MAX_TILT_DEGREES = 8.0
# The models take rupee and naira signs for a Chinese character and #: signs of some currency.
_UNKNOWN_SIGN = re.compile(r"[\u4e00-\u9fff](?=\s?\d)|^#(?=\d[\d,]*\.\d\d$)")
# It is repeated, too, where words cover less than this share of the photograph.
MIN_COVERAGE = 0.5
# Words that are read of a page at most; most of further ones are noise, and each takes time.
MAX_WORDS = 220
# Text that is read with at least this mean score is upright; else the other way is tried, too.
MIN_UPRIGHT_SCORE = 0.85
PROBE_COUNT = 5
# Words below this score are dropped.
MIN_WORD_SCORE = 0.5
# A word nearer to the photo's edge than this share of its height may go on beyond it.
MAX_CUT_DISTANCE = 0.15


class Ocr:
    """The OCR models, loaded once per process (about 2 s and 170 MB)."""

    def __init__(self) -> None:
        """Load the models by using them once."""
        cv2.setNumThreads(1)
        # The type of RapidOCR's answer depends on its arguments, which its annotations do not say.
        self._engine: Any = RapidOCR(params=PARAMETERS)
        # The models are loaded on first use.
        self.read_words(np.full((64, 256, 3), 255, np.uint8))
        self._recognize(np.full((48, 128, 3), 255, np.uint8))

    def read_words(self, image: Pixels) -> list[ReceiptWord]:
        """Return the words of an image (BGR) in any orientation, with upright positions."""
        quads = self._detect(image)
        if not len(quads):
            return []
        angle, frame = find_text_angle(quads), find_frame(image)
        if measure_tilt(angle) > MAX_TILT_DEGREES or measure_coverage(quads, image) < MIN_COVERAGE:
            image, frame = crop_level(quads, image, angle)
            quads = self._detect(image)
            if not len(quads):
                return []
            angle = find_text_angle(quads)
        quads = order_corners(quads, angle)
        crops = [crop_box(image, quad) for quad in quads]
        known = self._probe(crops)
        if self._is_upside_down(crops, known):
            angle += 180
            quads = np.roll(quads, 2, axis=1)
            crops = [np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops]
            known = {}
        texts = [known.get(at) or self._recognize(crop) for at, crop in enumerate(crops)]
        rotated = rotate_upright(quads, angle)
        return [
            _make_word(quad, text, score, is_cut=_is_cut(source, frame))
            for quad, source, (text, score) in zip(rotated, quads, texts, strict=True)
            if text.strip() and score >= MIN_WORD_SCORE
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
        return np.asarray(quads[np.sort(longest_first[:MAX_WORDS])], dtype=np.float32)

    def _probe(self, crops: list[Pixels]) -> dict[int, tuple[str, float]]:
        """Return the text and score of the longest lines by their index."""
        longest = sorted(range(len(crops)), key=lambda at: crops[at].shape[1] / crops[at].shape[0])
        return {at: self._recognize(crops[at]) for at in longest[-PROBE_COUNT:]}

    def _is_upside_down(self, crops: list[Pixels], probed: dict[int, tuple[str, float]]) -> bool:
        upright_score = np.mean([score for _, score in probed.values()])
        if upright_score >= MIN_UPRIGHT_SCORE:
            return False
        turned = [self._recognize(np.ascontiguousarray(crops[at][::-1, ::-1])) for at in probed]
        return bool(np.mean([score for _, score in turned]) > upright_score)

    def _recognize(self, crop: Pixels) -> tuple[str, float]:
        found = self._engine(crop, use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        return _UNKNOWN_SIGN.sub("\u00a4", str(found.txts[0])), float(found.scores[0])


def _is_cut(quad: Quads, frame: Quads) -> bool:
    height = float(min(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))
    return measure_distance_to_frame(quad, frame) < MAX_CUT_DISTANCE * height


def _make_word(quad: Quads, text: str, score: float, *, is_cut: bool) -> ReceiptWord:
    x, y = quad.mean(axis=0)
    width_vector = (quad[1] - quad[0] + quad[2] - quad[3]) / 2
    height_vector = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    slope = (
        float(width_vector[1] / width_vector[0])
        if width_vector[0] > 2 * abs(height_vector[1])
        else 0.0
    )
    return ReceiptWord(
        text=text.strip(),
        score=round(score, 3),
        x=float(x),
        y=float(y),
        width=float(np.linalg.norm(width_vector)),
        height=float(np.linalg.norm(height_vector)),
        slope=slope,
        is_cut=is_cut,
    )
