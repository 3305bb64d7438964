"""The job of a child that hears voice notes with a local model (the extra `whisper`)."""

import io
from typing import Any

import numpy as np

from app.reading.sandbox.child import Job

# What the model is surer to be no speech than this is left out: it would make words up.
SILENCE = 0.6
RATE = 16_000


def jobs(folder: str) -> dict[str, Job]:
    """The job, with the model in `folder` loaded and used once."""
    import faster_whisper  # the extra is installed only where OZZIE_WHISPER_DIR is set

    model: Any = faster_whisper.WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True
    )
    list(model.transcribe(np.zeros(RATE, np.float32), language="en", beam_size=1)[0])

    def transcribe(data: bytes, _options: dict[str, Any]) -> dict[str, Any]:
        segments, _ = model.transcribe(
            io.BytesIO(data), beam_size=1, condition_on_previous_text=False
        )
        heard = [part.text.strip() for part in segments if part.no_speech_prob < SILENCE]
        return {"text": " ".join(heard)}

    return {"transcribe": transcribe}
