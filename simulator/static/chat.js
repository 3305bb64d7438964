// The page put together: what the stream says, shown for the person who is chosen.

import { attach, detachAll } from "./attachments.js";
import { bubble, dayLine, renew } from "./bubble.js";
import { attachSample, offerSamples, startComposing, write } from "./composer.js";
import { showHints } from "./hints.js";
import { refreshPanel, showPanelOf, startPanel } from "./panel.js";
import { addPerson, markUnread, people } from "./people.js";
import { quote, startQuoting } from "./quoting.js";
import { countMissed, goToEnd, keepInSight, startScrolling } from "./scrolling.js";
import { expectAnswer, findSilencing, forgetTyping, isTyping, noteAnswer, showDots } from "./typing.js";
import { dayOf, enter } from "./world.js";
import { say } from "./words.js";

const MOST_ANNOUNCED = 5;

const list = document.getElementById("messages");
const typing = document.getElementById("typing");
const state = document.getElementById("state");
const empty = document.getElementById("empty");
const announcer = document.getElementById("announcer");

const messages = new Map(); // by sid, in the order they came
const unread = new Map(); // how many, by address
const heard = new Set(); // the sids that were new once: a reconnected stream tells all again
const opened = Date.now() / 1000;
let scene = null;
let chosen = "";
let connected = false;
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
    const itsDay = dayOf(message.at);
    if (itsDay !== day) wanted.push([`day ${itsDay}`, () => dayLine(message.at)]);
    day = itsDay;
    const answered = place < lastAnswer;
    const key = `${message.sid} ${message.webhook} ${message.error_code} ${answered}`;
    wanted.push([key, () => bubble(message, answered, messages.get(message.replied_sid))]);
  });
  reconcile(wanted);
  const last = list.querySelector("li:last-child .reply");
  for (const button of list.querySelectorAll(".reply")) button.tabIndex = button === last ? 0 : -1;
  empty.hidden = shown.length > 0;
  drawState();
  drawHints(shown);
  keepInSight();
}

// Puts in only what is new, and renews the ticks of what is there: pictures and the focus stay.
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

function drawHints(shown) {
  const { hints, samples } = people.get(chosen);
  const answer = shown.findLast((message) => message.direction !== "inbound");
  const last = shown.findLast((message) => message.direction === "inbound");
  const mine = findSilencing(shown, scene.silent_after) || last?.body;
  const actions = { write, attach: attachSample };
  showHints(scene.hints[hints] ?? [], samples ?? [], answer?.body ?? "", mine ?? "", actions);
}

function drawState() {
  const isWriting = isTyping(chosen);
  typing.hidden = !isWriting;
  state.textContent = say(!connected ? "reconnecting" : isWriting ? "typing" : "online");
}

function take(message) {
  const before = messages.get(message.sid);
  messages.set(message.sid, message);
  if (!people.has(message.person)) {
    const phone = message.person.replace("whatsapp:", "");
    addPerson({ name: phone, phone: message.person, note: "", language: "en" }, choose);
  }
  if (message.direction !== "inbound") {
    noteAnswer(message.person);
    if (!before && message.person === chosen) refreshPanel();
    if (message.at > opened && !heard.has(message.sid)) hear(message);
  } else if (message.webhook === 200 && before?.webhook === null) {
    const past = conversation(message.person);
    if (past.at(-1).sid === message.sid) expectAnswer(message.person, past, scene.silent_after, drawSoon);
  }
  drawSoon();
}

// Something new from Ozzie: said to a screen reader, or counted where it cannot be seen.
function hear(message) {
  heard.add(message.sid);
  if (message.person === chosen) {
    announcer.append(Object.assign(document.createElement("p"), { textContent: `Ozzie: ${message.body}` }));
    while (announcer.children.length > MOST_ANNOUNCED) announcer.firstChild.remove();
    countMissed();
  } else {
    unread.set(message.person, (unread.get(message.person) ?? 0) + 1);
    markUnread(message.person, unread.get(message.person));
  }
}

function choose(address) {
  chosen = address;
  const person = people.get(address);
  enter(person);
  unread.delete(address);
  markUnread(address, 0);
  person.radio.checked = true;
  empty.textContent = say("sayHello", { name: person.name });
  list.replaceChildren();
  announcer.replaceChildren();
  detachAll();
  quote(null);
  offerSamples(person.samples ?? []);
  showPanelOf(person);
  goToEnd();
  draw();
}

// An attachment is a message each; the text is the caption of the first. A document has none: what
// was typed follows it. What could not be sent is back in the composer.
async function send(body, files, quoted) {
  const captioned = files[0] && /^(image|video)\//.test(files[0].type);
  const parts = files.map((file, place) => ({ body: captioned && !place ? body : "", file }));
  if (body && !captioned) parts.push({ body });
  goToEnd();
  try {
    for (let place = 0; parts.length; place += 1) {
      await post(parts[0], place ? "" : quoted);
      parts.shift();
    }
  } catch (error) {
    attach(...parts.map(({ file }) => file).filter(Boolean));
    write(parts.map((part) => part.body).find(Boolean) ?? "");
    state.textContent = say("notSent", { reason: error.message });
  }
}

async function post({ body, file }, quoted) {
  const { name } = people.get(chosen);
  const message = { sender: chosen, body, profile_name: name, replied_sid: quoted, wait: false };
  const form = new FormData();
  form.append("message", JSON.stringify(message));
  if (file) form.append("file", file);
  const request = file
    ? { method: "POST", body: form }
    : { method: "POST", body: JSON.stringify(message), headers: { "Content-Type": "application/json" } };
  const response = await fetch("/_control/inbound", request);
  if (!response.ok) throw new Error(String(response.status));
}

// Erases the chat. Silence is kept by number, so the word that ends it is written in advance.
async function startOver() {
  const past = conversation(chosen);
  const word = findSilencing(past, scene.silent_after) ? document.querySelector(".chip")?.textContent : "";
  await fetch(`/_control/messages?person=${encodeURIComponent(chosen)}`, { method: "DELETE" });
  write(word ?? "");
}

function forget(address) {
  for (const { sid } of conversation(address)) messages.delete(sid);
  if (address === chosen) choose(address);
}

function listen() {
  const source = new EventSource("/events");
  const connect = (isConnected) => () => {
    connected = isConnected;
    drawState();
  };
  source.addEventListener("open", connect(true));
  source.addEventListener("error", connect(false));
  source.addEventListener("message", ({ data }) => {
    const event = JSON.parse(data);
    if (event.type === "message") take(event.message);
    if (event.type === "typing") showDots(event.person, drawSoon);
    if (event.type === "forgotten") forget(event.person);
    if (event.type === "reset") {
      messages.clear();
      forgetTyping();
    }
    drawSoon();
  });
}

scene = await (await fetch("/scene")).json();
for (const person of scene.people) addPerson(person, choose);
if (scene.has_panel) startPanel(startOver);
startScrolling();
startComposing(send);
startQuoting((sid) => messages.get(sid), () => document.getElementById("text").focus());
choose(people.keys().next().value);
write("");
listen();
