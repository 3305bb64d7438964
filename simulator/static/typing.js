// Whether Ozzie is writing: shown only where an answer is to be expected.

const PATIENCE = 25_000; // milliseconds that the dots are shown without an answer

const until = new Map(); // by address
const silent = new Set(); // addresses whose last message got no answer in that time

export function isTyping(address) {
  return (until.get(address) ?? 0) > Date.now();
}

// `past` is the conversation up to the message that the webhook has just taken.
export function expectAnswer(address, past, silentAfter, changed) {
  const answer = past.findLastIndex((message) => message.direction !== "inbound");
  // Who is answered by the webhook itself is a stranger: that answer has come, or none will.
  if (past[answer]?.direction === "outbound-reply" || silent.has(address)) return;
  if (findSilencing(past, silentAfter)) return;
  showDots(address, changed);
}

// Returns the last message that was answered where it asked for silence, else "".
export function findSilencing(past, silentAfter) {
  const answer = past.findLastIndex((message) => message.direction !== "inbound");
  const asked = past.slice(0, Math.max(answer, 0)).findLast((message) => message.direction === "inbound");
  return asked && silentAfter && new RegExp(silentAfter, "i").test(asked.body.trim()) ? asked.body : "";
}

export function showDots(address, changed) {
  const end = Date.now() + PATIENCE;
  until.set(address, end);
  setTimeout(() => {
    if (until.get(address) === end) silent.add(address);
    changed();
  }, PATIENCE + 50);
}

export function noteAnswer(address) {
  until.delete(address);
  silent.delete(address);
}

export function forgetTyping() {
  until.clear();
}
