// Recording a voice note with the microphone; it is attached, and can be heard before it is sent.

import { attach, complain } from "./attachments.js";
import { say } from "./words.js";

// What WhatsApp itself sends comes first; then what browsers can record.
const TYPES = ["audio/ogg;codecs=opus", "audio/mp4", "audio/webm;codecs=opus", "audio/webm"];
const ENDINGS = { "audio/ogg": "ogg", "audio/mp4": "m4a", "audio/webm": "webm" };
const LONGEST = 120; // seconds

const record = document.getElementById("record");
const recording = document.getElementById("recording");
const writing = document.getElementById("writing");
const recorded = document.getElementById("recorded");
const keep = document.getElementById("keep");

let recorder = null;
let clock = 0;

export function startRecording(done) {
  record.addEventListener("click", begin);
  keep.addEventListener("click", () => recorder?.stop());
  document.getElementById("discard").addEventListener("click", discard);
  recording.addEventListener("keydown", (event) => {
    if (event.key === "Escape") discard();
  });

  async function begin() {
    complain("");
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      complain(say("noMicrophone"));
      return;
    }
    const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
    const parts = [];
    recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.addEventListener("stop", () => {
      const plain = recorder.mimeType.split(";")[0];
      const isKept = !recorder.isDiscarded;
      show(false);
      for (const track of stream.getTracks()) track.stop();
      recorder = null;
      if (isKept) attach(new File(parts, `${say("voiceNote")}.${ENDINGS[plain] ?? "ogg"}`, { type: plain }));
      done();
    });
    recorder.start();
    show(true);
  }

  function discard() {
    if (!recorder) return;
    recorder.isDiscarded = true;
    recorder.stop();
  }
}

function show(isRecording) {
  clearInterval(clock);
  recording.hidden = !isRecording;
  writing.hidden = isRecording;
  if (!isRecording) return;
  const begun = Date.now();
  const tell = () => {
    const seconds = Math.floor((Date.now() - begun) / 1000);
    recorded.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds >= LONGEST) recorder?.stop();
  };
  tell();
  clock = setInterval(tell, 250);
  keep.focus();
}
