// The message that is being replied to: chosen by a swipe, its button, or the keyboard.

import { say } from "./words.js";

const FAR = 56; // pixels of a swipe that mean it
const MOST = 80;

const list = document.getElementById("messages");
const bar = document.getElementById("quoted");
const who = document.getElementById("quoted-who");
const text = document.getElementById("quoted-text");

let quoted = null;

export function startQuoting(find, done) {
  document.getElementById("unquote").addEventListener("click", () => {
    quote(null);
    done();
  });
  list.addEventListener("click", ({ target }) => {
    const button = target.closest(".reply");
    if (!button) return;
    quote(find(button.closest(".bubble").dataset.sid));
    done();
  });
  list.addEventListener("keydown", moveBetweenMessages);
  startSwiping((sid) => {
    quote(find(sid));
    done();
  });
}

export function quote(message) {
  quoted = message ?? null;
  bar.hidden = !quoted;
  if (!quoted) return;
  who.textContent = say("replyingTo", { name: quoted.direction === "inbound" ? say("you") : "Ozzie" });
  text.textContent = excerpt(quoted);
}

// Returns the sid that is quoted ("" for none), and quotes nothing any more.
export function takeQuoted() {
  const sid = quoted?.sid ?? "";
  quote(null);
  return sid;
}

export function excerpt(message) {
  const words = message.body.replace(/[*_~`]/g, "").replace(/\s+/g, " ").trim() || message.media[0]?.filename || message.kind;
  return words.length > MOST ? `${words.slice(0, MOST)}…` : words;
}

// One stop of the Tab key for the whole conversation: the arrows go from message to message.
function moveBetweenMessages(event) {
  if (!event.target.matches(".reply") || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const all = [...list.querySelectorAll(".reply")];
  const next = all[all.indexOf(event.target) + (event.key === "ArrowUp" ? -1 : 1)];
  next?.focus();
  next?.closest(".bubble").scrollIntoView({ block: "nearest" });
}

function startSwiping(swiped) {
  let bubble = null;
  let start = null;
  list.addEventListener("touchstart", ({ target, touches }) => {
    bubble = target.closest(".bubble");
    start = touches[0];
  }, { passive: true });
  list.addEventListener("touchmove", ({ touches }) => {
    if (!bubble) return;
    const across = touches[0].clientX - start.clientX;
    if (Math.abs(touches[0].clientY - start.clientY) > Math.max(12, across)) letGo();
    else bubble.style.transform = `translateX(${Math.max(0, Math.min(across, FAR + 16))}px)`;
  }, { passive: true });
  list.addEventListener("touchend", ({ changedTouches }) => {
    if (!bubble) return;
    const { sid } = bubble.dataset;
    const isFar = changedTouches[0].clientX - start.clientX > FAR;
    letGo();
    if (isFar) swiped(sid);
  });
  list.addEventListener("touchcancel", () => letGo());

  function letGo() {
    if (bubble) bubble.style.transform = "";
    bubble = null;
  }
}
