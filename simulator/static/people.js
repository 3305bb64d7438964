// Who writes: the list of senders.

import { element } from "./format.js";
import { say } from "./words.js";

const list = document.getElementById("people");

export const people = new Map();

// Adds someone; `choose` is called with their address when they are picked.
export function addPerson(person, choose) {
  const { name, phone, note } = person;
  const address = phone.startsWith("whatsapp:") ? phone : `whatsapp:${phone}`;
  if (people.has(address)) return;
  const label = element("label", "", "person");
  const radio = element("input");
  radio.type = "radio";
  radio.name = "person";
  radio.addEventListener("change", () => choose(address));
  const face = element("span", initials(name), "face");
  face.style.setProperty("--hue", hue(address));
  face.setAttribute("aria-hidden", "true");
  const words = element("span", "", "words");
  const [first, ...others] = name.split(" ");
  const fullName = element("b", first);
  fullName.append(element("span", others.length ? ` ${others.join(" ")}` : "", "rest"));
  words.append(fullName, element("small", note ? `${phone} · ${note}` : phone));
  const unread = element("span", "", "unread");
  label.append(radio, face, words, unread);
  list.append(label);
  people.set(address, { ...person, address, radio, unread });
}

export function markUnread(address, count) {
  const { unread } = people.get(address);
  unread.textContent = count ? String(count) : "";
  unread.title = count ? say("unread", { count }) : "";
}

function initials(name) {
  return name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
}

function hue(address) {
  return [...address].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 360, 7);
}
