// Who writes: the list of senders, and what each could say first.

import { element } from "./format.js";

const list = document.getElementById("people");
const ideas = document.getElementById("ideas");

const IDEAS = {
  en: ["spent 45 on groceries and 12 on the subway", "how much did I spend this week?", "can I afford 200 on shoes?", "undo"],
  pt: ["gastei 38,50 no mercado e 12 de ônibus", "quanto gastei esta semana?", "recebi 6.800 de salário", "desfazer"],
  es: ["gasté 250 en el súper y 45 en el metro", "¿cuánto gasté esta semana?", "me pagaron 28 mil de nómina", "deshacer"],
};
const LANGUAGES = { "+55": "pt", "+351": "pt", "+52": "es", "+34": "es", "+54": "es", "+57": "es" };

export const people = new Map();

// Adds someone; `choose` is called with their address when they are picked.
export function addPerson({ name, phone, note }, choose) {
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
  people.set(address, { address, name, phone, radio, unread });
}

export function markUnread(address, count) {
  const { unread } = people.get(address);
  unread.textContent = count ? String(count) : "";
  unread.setAttribute("aria-label", count ? `${count} unread` : "");
}

// Shows what this person could write; `write` puts it in the composer.
export function showIdeas(address, write) {
  const language = Object.entries(LANGUAGES).find(([code]) => address.startsWith(`whatsapp:${code}`))?.[1] ?? "en";
  ideas.lang = language;
  ideas.replaceChildren(
    ...IDEAS[language].map((words) => {
      const idea = element("button", words, "idea");
      idea.type = "button";
      idea.addEventListener("click", () => write(words));
      return idea;
    }),
  );
}

function initials(name) {
  return name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
}

function hue(address) {
  return [...address].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 360, 7);
}
