"""Transcribe voice notes with a local Whisper model (the extra `whisper`)."""

import io
from typing import Any

import numpy as np

from app.sandbox.child import Job

# Segments with a higher probability of silence are dropped: Whisper invents words for them.
MAX_NO_SPEECH_PROBABILITY = 0.6
SAMPLE_RATE = 16_000


def load_jobs(folder: str) -> dict[str, Job]:
    """Return the job, with the model in `folder` loaded and used once."""
    import faster_whisper  # the extra is installed only where OZZIE_WHISPER_DIR is set

    model: Any = faster_whisper.WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
    )
    list(model.transcribe(np.zeros(SAMPLE_RATE, np.float32), language="en", beam_size=1)[0])

    def transcribe(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
        segments, _ = model.transcribe(
            io.BytesIO(data), beam_size=1, condition_on_previous_text=False
        )
        texts = [
            segment.text.strip()
            for segment in segments
            if segment.no_speech_prob < MAX_NO_SPEECH_PROBABILITY
        ]
        return {"text": " ".join(texts)}

    return {"transcribe": transcribe}
