// What will be sent along with the text: small pictures of it, each with a way to remove it.

import { element } from "./format.js";
import { say } from "./words.js";

const LARGEST = 20 * 1024 * 1024; // bytes
const MOST = 10;

const list = document.getElementById("pending");
const problem = document.getElementById("composer-problem");

let files = [];
let changed = () => {};

export function watchAttachments(callback) {
  changed = callback;
}

export function hasAttachments() {
  return files.length > 0;
}

export function attach(...picked) {
  const small = picked.filter((file) => file.size <= LARGEST);
  const large = picked.find((file) => file.size > LARGEST);
  complain(large ? say("tooLarge", { name: large.name }) : files.length + small.length > MOST ? say("tooMany") : "");
  files = [...files, ...small].slice(0, MOST);
  draw();
}

export function detachAll() {
  files = [];
  complain("");
  draw();
}

// Returns what is attached, and leaves nothing.
export function takeAttachments() {
  const taken = files;
  detachAll();
  return taken;
}

export function complain(words) {
  problem.hidden = !words;
  problem.textContent = words;
}

function draw() {
  for (const shown of list.querySelectorAll("[src]")) URL.revokeObjectURL(shown.src);
  list.replaceChildren(...files.map(thumbnail));
  list.hidden = files.length === 0;
  changed();
}

function thumbnail(file) {
  const item = element("li");
  const family = file.type.split("/")[0];
  if (family === "image" || family === "audio") {
    const shown = element(family === "image" ? "img" : "audio");
    shown.src = URL.createObjectURL(file);
    if (family === "image") shown.alt = file.name;
    else shown.controls = true;
    item.append(shown);
  } else {
    item.append(element("span", file.name.split(".").pop().slice(0, 4), "type"), element("span", file.name, "name"));
  }
  const remove = element("button", "✕", "small");
  remove.type = "button";
  remove.setAttribute("aria-label", say("remove", { name: file.name }));
  remove.addEventListener("click", () => {
    files = files.filter((other) => other !== file);
    draw();
    document.getElementById("text").focus();
  });
  item.append(remove);
  return item;
}
