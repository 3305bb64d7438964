// What is being written: the text, a file along with it, and sending both.

const LARGEST = 20 * 1024 * 1024;

const form = document.getElementById("composer");
const text = document.getElementById("text");
const file = document.getElementById("file");
const attached = document.getElementById("attached");
const attachedName = document.getElementById("attached-name");

let chosen = null;

export function startComposing(send) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = text.value.trim();
    if (!body && !chosen) return;
    send(body, chosen);
    write("");
    attach(null);
  });
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape") attach(null);
  });
  text.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) attach(event.clipboardData.files[0]);
  });
  file.addEventListener("change", () => attach(file.files[0] ?? null));
  document.getElementById("detach").addEventListener("click", () => attach(null));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) attach(event.dataTransfer.files[0]);
  });
}

export function write(words) {
  text.value = words;
  grow();
  text.focus();
}

function attach(picked) {
  const tooLarge = picked && picked.size > LARGEST;
  chosen = tooLarge ? null : picked;
  attached.hidden = !picked;
  attached.classList.toggle("problem", Boolean(tooLarge));
  attachedName.textContent = tooLarge ? `${picked.name} is over 20 MB` : (picked?.name ?? "");
  file.value = "";
  text.focus();
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
}
