// One message as an element of the conversation.

import { element, formatted } from "./format.js";

const CLOCK = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat([], { weekday: "long", day: "numeric", month: "long" });
const SVG = "http://www.w3.org/2000/svg";

const MARKS = {
  waiting: { label: "on its way", path: "M8 4.500v3.800l2.500 1.500M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13" },
  sent: { label: "sent", path: "M4 8.500l3 3 6-7" },
  delivered: { label: "delivered", path: "M1 8.500l3 3 6-7M7.500 11l.5.500 6-7" },
  read: { label: "read", path: "M1 8.500l3 3 6-7M7.500 11l.5.500 6-7" },
  failed: { label: "failed", path: "M8 3.500v5.500M8 11.800v.4M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1" },
};

export function bubble(message, answered) {
  const mine = message.direction === "inbound";
  const item = element("li", "", `bubble ${mine ? "mine" : "theirs"}`);
  item.dataset.sid = message.sid;
  item.append(element("span", mine ? "You wrote: " : "Ozzie wrote: ", "unseen"));
  for (const medium of message.media) item.append(attachment(medium));
  if (isWorthShowing(message)) {
    const body = element("div", "", "body");
    body.append(formatted(message.body));
    item.append(body);
  } else if (!message.media.length) {
    item.append(element("p", `(${message.kind})`, "body kind"));
  }
  const problem = problemOf(message);
  if (problem) item.append(element("p", problem, "problem"));
  item.append(footer(message, mine ? markOfMine(message, answered) : markOfTheirs(message)));
  return item;
}

// What can change in a message that is shown: its ticks, and what went wrong with it.
export function renew(there, made) {
  there.dataset.key = made.dataset.key;
  there.querySelector(".problem")?.remove();
  const foot = there.querySelector(".foot");
  const problem = made.querySelector(".problem");
  if (problem) foot.before(problem);
  foot.replaceWith(made.querySelector(".foot"));
}

export function dayLine(seconds) {
  const day = new Date(seconds * 1000);
  const today = day.toDateString() === new Date().toDateString();
  return element("li", today ? "Today" : DAY.format(day), "day");
}

// A document's body is its file name, which its card shows already.
function isWorthShowing(message) {
  return message.body && message.body !== message.media[0]?.filename;
}

function attachment(medium) {
  const family = medium.content_type.split("/")[0];
  if (family === "image") {
    const image = element("img");
    image.src = medium.path;
    image.alt = medium.filename || "picture";
    return image;
  }
  if (family === "audio") {
    const audio = element("audio");
    audio.src = medium.path;
    audio.controls = true;
    return audio;
  }
  const card = element("a", "", "file");
  card.href = medium.path;
  card.download = medium.filename;
  const name = medium.filename || medium.content_type;
  card.append(element("span", name.split(".").pop().slice(0, 4), "type"));
  const words = element("span", "", "words");
  words.append(element("b", name), element("small", size(medium.bytes)));
  card.append(words);
  return card;
}

function size(bytes) {
  return bytes < 1024 ** 2 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function footer(message, mark) {
  const line = element("p", "", "foot");
  line.setAttribute("aria-live", "off");
  const time = element("time", CLOCK.format(message.at * 1000));
  time.dateTime = new Date(message.at * 1000).toISOString();
  line.append(time);
  if (mark) line.append(tick(mark, message));
  return line;
}

function tick(mark, message) {
  const { label, path } = MARKS[mark];
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("class", `tick ${mark}`);
  icon.setAttribute("role", "img");
  const title = document.createElementNS(SVG, "title");
  const way = message.statuses.map(({ status }) => status).join(" → ");
  title.textContent = message.direction === "inbound" ? label : way;
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  icon.append(title, line);
  return icon;
}

// Our own: on its way, taken by the webhook, and answered, which is when it was surely read.
function markOfMine(message, answered) {
  if (message.webhook === null) return "waiting";
  if (message.webhook !== 200) return "failed";
  return answered ? "read" : "delivered";
}

// The coach's: as far as the status callbacks have told it.
function markOfTheirs(message) {
  if (message.direction !== "outbound-api") return "";
  if (message.status === "queued") return "waiting";
  return message.status in MARKS ? message.status : "failed";
}

function problemOf(message) {
  if (message.direction === "inbound" && message.webhook === 0) return "The webhook could not be reached.";
  if (message.direction === "inbound" && message.webhook && message.webhook !== 200) return `The webhook answered ${message.webhook}.`;
  return message.error_code ? `Twilio's error ${message.error_code}` : "";
}
