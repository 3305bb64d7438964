// What could be said next: chips over the composer that follow the last answer and the last message.

import { element } from "./format.js";

const chips = document.getElementById("chips");

let shown = "";

// `actions` has `write` for texts and `attach` for samples.
export function showHints(hints, samples, answer, mine, actions) {
  const found = hints.find((hint) => fits(hint.after, answer) && fits(hint.mine, mine));
  const group = (found?.after && answer.match(new RegExp(found.after, "i"))?.[1]) || "";
  const words = (found?.say ?? []).map((text) => text.replace("$1", group.trim().toLowerCase()));
  const offered = (found?.samples ?? []).map((name) => samples.find((sample) => sample.name === name)).filter(Boolean);
  const key = JSON.stringify([words, offered]);
  if (key === shown) return;
  shown = key;
  chips.replaceChildren(
    ...words.map((text) => chip(text, () => actions.write(text))),
    ...offered.map((sample) => chip(`${sign(sample)} ${sample.label}`, () => actions.attach(sample), "chip sample")),
  );
  chips.scrollLeft = 0;
}

export function sign({ content_type: type }) {
  const family = type.split("/")[0];
  if (family === "image") return "🧾";
  if (family === "audio") return "🎤";
  return type === "application/pdf" ? "📄" : "📊";
}

function fits(pattern, text) {
  return !pattern || new RegExp(pattern, "i").test(text);
}

function chip(text, act, className = "chip") {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
