// The side panel: asked for anew when something came, shown as it comes from the panel's program.

import { say } from "./words.js";

const SOON = 400; // milliseconds after which the panel is asked for: several answers come together

const panel = document.getElementById("panel");
const knows = document.getElementById("knows");
const opener = document.getElementById("open-panel");
const closer = document.getElementById("close-panel");
const wide = matchMedia("(min-width: 1200px)");
const others = document.querySelectorAll(".desk > :not(.brand), .phone > *");

let person = null;
let waiting = 0;
let asked = 0;

export function startPanel(startOver) {
  panel.hidden = !wide.matches;
  opener.hidden = false;
  document.body.classList.add("has-panel");
  opener.addEventListener("click", () => open(true));
  closer.addEventListener("click", () => open(false));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !wide.matches) open(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (isDrawer() && !panel.contains(target)) open(false);
  });
  wide.addEventListener("change", () => {
    panel.hidden = !wide.matches;
    isolate();
  });
  knows.addEventListener("click", ({ target }) => {
    const { action, change } = target.dataset;
    if (action) ask(action, { change });
  });
  document.getElementById("start-over").addEventListener("click", () => confirmStart(startOver));
}

export function showPanelOf(someone) {
  person = someone;
  knows.replaceChildren();
  refreshPanel(0);
}

export function refreshPanel(delay = SOON) {
  if (!document.body.classList.contains("has-panel")) return;
  waiting ||= setTimeout(() => {
    waiting = 0;
    ask("show");
  }, delay);
}

async function ask(action, more = {}) {
  const number = ++asked;
  const { phone } = person;
  let answer = null;
  try {
    answer = await fetch(`/panel/${action}`, {
      method: "POST",
      body: JSON.stringify({ phone: phone.replace("whatsapp:", ""), ...more }),
      headers: { "Content-Type": "application/json" },
    });
  } catch {
    answer = null;
  }
  const html = answer?.ok ? await answer.text() : "";
  if (number !== asked) return Boolean(html);
  const focused = document.activeElement?.dataset?.change;
  if (html) knows.innerHTML = html;
  else knows.textContent = say("panelGone");
  if (focused) knows.querySelector(`[data-change="${focused}"]`)?.focus();
  return Boolean(html);
}

function confirmStart(startOver) {
  const dialog = document.getElementById("confirm");
  const { name } = person;
  document.getElementById("confirm-text").textContent = say("startOverText", { name });
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue === "yes" && (await ask("start-over"))) startOver();
  }, { once: true });
}

function isDrawer() {
  return !panel.hidden && !wide.matches;
}

function open(isOpen) {
  panel.hidden = !isOpen;
  isolate();
  (isOpen ? closer : opener).focus();
}

// While the drawer is open, nothing else can be reached.
function isolate() {
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  for (const other of others) other.inert = isDrawer();
}
