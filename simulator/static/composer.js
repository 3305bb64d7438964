// What is being written: the text, what goes along with it, and sending all of it.

import { attach, detachAll, hasAttachments, takeAttachments, watchAttachments } from "./attachments.js";
import { startEmoji } from "./emoji.js";
import { element } from "./format.js";
import { sign } from "./hints.js";
import { makeMenu } from "./menu.js";
import { quote, takeQuoted } from "./quoting.js";
import { startRecording } from "./voice.js";

const form = document.getElementById("composer");
const text = document.getElementById("text");
const file = document.getElementById("file");
const record = document.getElementById("record");
const submit = document.getElementById("send");

const closeMenu = makeMenu(document.getElementById("attach"), document.getElementById("attach-menu"));

// `send` gets the text, the files, and the sid of the message that is quoted.
export function startComposing(send) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = text.value.trim();
    if (!body && !hasAttachments()) return;
    send(body, takeAttachments(), takeQuoted());
    write("");
  });
  text.addEventListener("input", refresh);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape") {
      detachAll();
      quote(null);
    }
  });
  text.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) attach(...event.clipboardData.files);
  });
  document.getElementById("pick").addEventListener("click", () => {
    closeMenu();
    file.click();
  });
  file.addEventListener("change", () => {
    attach(...file.files);
    file.value = "";
    text.focus();
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    attach(...event.dataTransfer.files);
  });
  watchAttachments(refresh);
  startRecording(() => text.focus());
  startEmoji(insert);
}

export function write(words) {
  text.value = words;
  refresh();
  text.focus();
}

// Offers the files that somebody has to send, in the menu and beside the phone.
export function offerSamples(samples) {
  const buttons = () => samples.map((sample) => {
    const button = element("button");
    button.type = "button";
    const picture = element("span", sign(sample));
    picture.setAttribute("aria-hidden", "true");
    button.append(picture, ` ${sample.label}`);
    button.addEventListener("click", () => attachSample(sample));
    return button;
  });
  document.getElementById("menu-samples").replaceChildren(...buttons());
  document.getElementById("samples").replaceChildren(...buttons());
  document.getElementById("samples-section").hidden = samples.length === 0;
}

export async function attachSample(sample) {
  closeMenu();
  const response = await fetch(sample.path);
  attach(new File([await response.blob()], sample.filename, { type: sample.content_type }));
  text.focus();
}

function insert(words) {
  text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
  refresh();
  text.focus();
}

// The microphone stands where there is nothing to send yet.
function refresh() {
  const isEmpty = !text.value.trim() && !hasAttachments();
  record.hidden = !isEmpty;
  submit.hidden = isEmpty;
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
}
