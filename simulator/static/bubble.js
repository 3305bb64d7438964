// One message as an element of the conversation.

import { element, formatted } from "./format.js";
import { openPicture } from "./lightbox.js";
import { excerpt } from "./quoting.js";
import { nameDay, timeOf } from "./world.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

const MARKS = {
  waiting: "M8 4.500v3.800l2.500 1.500M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13",
  delivered: "M1 8.500l3 3 6-7M7.500 11l.5.500 6-7",
  read: "M1 8.500l3 3 6-7M7.500 11l.5.500 6-7",
  failed: "M8 3.500v5.500M8 11.800v.4M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1",
};

// `quoted` is the message that this one replies to, as far as it is known.
export function bubble(message, answered, quoted) {
  const mine = message.direction === "inbound";
  const item = element("li", "", `bubble ${mine ? "mine" : "theirs"}`);
  item.dataset.sid = message.sid;
  item.append(element("span", say(mine ? "youWrote" : "ozzieWrote"), "unseen"));
  if (message.replied_sid) item.append(quotation(quoted));
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
  item.append(footer(message, mine ? markOfMine(message, answered) : ""), replyButton(message));
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
  return element("li", nameDay(seconds), "day");
}

function quotation(quoted) {
  const block = element("blockquote", "", "quotation");
  const name = quoted?.direction === "inbound" ? say("you") : "Ozzie";
  block.append(element("b", name), element("p", quoted ? excerpt(quoted) : say("goneMessage")));
  return block;
}

function replyButton(message) {
  const button = element("button", "↩", "reply");
  button.type = "button";
  button.tabIndex = -1;
  button.setAttribute("aria-label", say("reply", { text: excerpt(message) }));
  return button;
}

// A document's body is its file name, which its card shows already.
function isWorthShowing(message) {
  return message.body && message.body !== message.media[0]?.filename;
}

function attachment(medium) {
  const family = medium.content_type.split("/")[0];
  if (family === "image") {
    const name = medium.filename || say("picture");
    const image = element("img");
    image.src = medium.path;
    image.alt = name;
    const button = element("button", "", "picture");
    button.type = "button";
    button.setAttribute("aria-label", say("openPicture", { name }));
    button.append(image);
    button.addEventListener("click", () => openPicture(medium.path, name));
    return button;
  }
  if (family === "audio") {
    const audio = element("audio");
    audio.src = medium.path;
    audio.controls = true;
    audio.setAttribute("aria-label", medium.filename || say("voiceNote"));
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
  const time = element("time", timeOf(message.at));
  time.dateTime = new Date(message.at * 1000).toISOString();
  line.append(time);
  if (mark) line.append(tick(mark));
  return line;
}

function tick(mark) {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("class", `tick ${mark}`);
  icon.setAttribute("role", "img");
  icon.setAttribute("aria-label", say(mark));
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", MARKS[mark]);
  icon.append(line);
  return icon;
}

// On its way, taken by the webhook, and answered, which is when it was surely read.
function markOfMine(message, answered) {
  if (message.webhook === null) return "waiting";
  if (message.webhook !== 200) return "failed";
  return answered ? "read" : "delivered";
}

function problemOf(message) {
  if (message.direction === "inbound" && message.webhook === 0) return say("unreachable");
  if (message.direction === "inbound" && message.webhook && message.webhook !== 200) return say("answered", { status: message.webhook });
  return message.error_code ? say("twilioError", { code: message.error_code }) : "";
}
