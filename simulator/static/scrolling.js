// The end of the conversation: kept in sight, or a button that leads there.

import { say } from "./words.js";

const NEAR = 60; // pixels from the end that still count as the end

const list = document.getElementById("messages");
const scroll = document.getElementById("scroll");
const button = document.getElementById("newest");
const count = document.getElementById("newest-count");

let atEnd = true; // whether the newest message is in sight, and is to stay so
let missed = 0;
let lastTop = 0;

export function startScrolling() {
  // Only moving up leaves the end: a picture that grows below does not.
  scroll.addEventListener("scroll", () => {
    const near = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
    if (near || scroll.scrollTop < lastTop) atEnd = near;
    lastTop = scroll.scrollTop;
    show();
  });
  // Pictures grow when they have loaded, and the screen shrinks when a keyboard comes up.
  list.addEventListener("load", keepInSight, true);
  new ResizeObserver(keepInSight).observe(scroll);
  button.addEventListener("click", () => {
    goToEnd();
    document.getElementById("text").focus();
  });
}

export function keepInSight() {
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
  show();
}

export function goToEnd() {
  atEnd = true;
  keepInSight();
}

// A message came that is out of sight.
export function countMissed() {
  if (!atEnd) missed += 1;
  show();
}

function show() {
  if (atEnd) missed = 0;
  button.hidden = atEnd;
  count.textContent = missed ? String(missed) : "";
  button.setAttribute("aria-label", missed ? say("newMessages", { count: missed }) : say("newest"));
}
