// The page put together: what the stream says, shown for the person who is chosen.

import { bubble, dayLine, renew } from "./bubble.js";
import { startComposing, write } from "./composer.js";
import { addPerson, markUnread, people, showIdeas } from "./people.js";

const PATIENCE = 25_000; // milliseconds that the dots are shown without an answer

const list = document.getElementById("messages");
const scroll = document.getElementById("scroll");
const typing = document.getElementById("typing");
const state = document.getElementById("state");
const empty = document.getElementById("empty");

const messages = new Map(); // by sid, in the order they came
const unread = new Map(); // how many, by address
const counted = new Set(); // the sids that were unread once: a reconnected stream tells all again
const dots = new Map(); // until when they are shown, by address
const opened = Date.now() / 1000;
let chosen = "";
let connected = false;
let atEnd = true; // whether the newest message is in sight, and is to stay so
let drawing = 0;

function conversation(address) {
  return [...messages.values()].filter((message) => message.person === address);
}

// Several events at once, such as the past at the start, are drawn once.
function drawSoon() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    draw();
  });
}

function draw() {
  const shown = conversation(chosen);
  const lastAnswer = shown.findLastIndex((message) => message.direction !== "inbound");
  const wanted = [];
  let day = "";
  shown.forEach((message, place) => {
    const itsDay = new Date(message.at * 1000).toDateString();
    if (itsDay !== day) wanted.push([`day ${itsDay}`, () => dayLine(message.at)]);
    day = itsDay;
    const answered = place < lastAnswer;
    const key = `${message.sid} ${message.status} ${message.statuses.length} ${message.webhook} ${message.error_code} ${answered}`;
    wanted.push([key, () => bubble(message, answered)]);
  });
  reconcile(wanted);
  empty.hidden = shown.length > 0;
  empty.textContent = chosen ? `Say hello to Ozzie as ${people.get(chosen).name}.` : "";
  drawState();
  keepInSight();
}

function keepInSight() {
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
}

// Puts in only what is new, and renews the ticks of what is there: a screen reader hears each
// message once, and pictures stay.
function reconcile(wanted) {
  wanted.forEach(([key, make], place) => {
    const there = list.children[place];
    if (there?.dataset.key === key) return;
    const made = make();
    made.dataset.key = key;
    if (there?.dataset.sid && there.dataset.sid === made.dataset.sid) {
      renew(there, made);
    } else {
      made.classList.add("new");
      list.insertBefore(made, there ?? null);
    }
  });
  while (list.children.length > wanted.length) list.lastChild.remove();
}

function drawState() {
  const waiting = (dots.get(chosen) ?? 0) > Date.now();
  typing.hidden = !waiting;
  state.textContent = !connected ? "reconnecting…" : waiting ? "typing…" : "online";
}

function showDots(address) {
  dots.set(address, Date.now() + PATIENCE);
  setTimeout(drawState, PATIENCE + 50);
}

function take(message) {
  const before = messages.get(message.sid);
  messages.set(message.sid, message);
  if (!people.has(message.person)) {
    const phone = message.person.replace("whatsapp:", "");
    addPerson({ name: phone, phone: message.person, note: "" }, choose);
  }
  if (message.direction !== "inbound") {
    dots.delete(message.person);
    if (message.person !== chosen && message.at > opened && !counted.has(message.sid)) {
      counted.add(message.sid);
      unread.set(message.person, (unread.get(message.person) ?? 0) + 1);
      markUnread(message.person, unread.get(message.person));
    }
  } else if (message.webhook === 200 && before?.webhook === null) {
    const last = conversation(message.person).at(-1);
    if (last.sid === message.sid) showDots(message.person);
  }
  drawSoon();
}

function choose(address) {
  chosen = address;
  unread.delete(address);
  markUnread(address, 0);
  people.get(address).radio.checked = true;
  list.replaceChildren();
  showIdeas(address, write);
  atEnd = true;
  draw();
}

async function send(body, file) {
  const { name } = people.get(chosen);
  const message = { sender: chosen, body, profile_name: name, wait: false };
  const form = new FormData();
  form.append("message", JSON.stringify(message));
  if (file) form.append("file", file);
  const request = file
    ? { method: "POST", body: form }
    : { method: "POST", body: JSON.stringify(message), headers: { "Content-Type": "application/json" } };
  atEnd = true;
  try {
    const response = await fetch("/_control/inbound", request);
    if (!response.ok) throw new Error(String(response.status));
  } catch (error) {
    write(body);
    state.textContent = `not sent (${error.message})`;
  }
}

function listen() {
  const source = new EventSource("/events");
  source.addEventListener("open", () => {
    connected = true;
    drawState();
  });
  source.addEventListener("error", () => {
    connected = false;
    drawState();
  });
  source.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === "message") take(event.message);
    if (event.type === "typing") showDots(event.person);
    if (event.type === "reset") {
      messages.clear();
      dots.clear();
    }
    drawSoon();
  });
}

// Only moving up leaves the end: a picture that grows below does not.
let lastTop = 0;
scroll.addEventListener("scroll", () => {
  const near = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  if (near || scroll.scrollTop < lastTop) atEnd = near;
  lastTop = scroll.scrollTop;
});
// Pictures grow when they have loaded, and the screen shrinks when a keyboard comes up.
list.addEventListener("load", keepInSight, true);
new ResizeObserver(keepInSight).observe(scroll);

const known = await (await fetch("/people")).json();
for (const person of known.people) addPerson(person, choose);
choose(people.keys().next().value);
startComposing(send);
write("");
listen();
