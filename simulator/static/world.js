// Where the person who writes lives: their language, their clock, their days.

import { say, speak } from "./words.js";

const DAY = 86_400; // seconds

let clock;
let dayKey;
let dayName;

export function enter({ language, locale, timezone }) {
  speak(language);
  const place = { timeZone: timezone || undefined };
  const tag = locale || language;
  clock = new Intl.DateTimeFormat(tag, { timeStyle: "short", ...place });
  dayKey = new Intl.DateTimeFormat("en-CA", place);
  dayName = new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", ...place });
}

export function timeOf(seconds) {
  return clock.format(seconds * 1000);
}

// The day of a moment as YYYY-MM-DD.
export function dayOf(seconds) {
  return dayKey.format(seconds * 1000);
}

export function nameDay(seconds) {
  const now = Date.now() / 1000;
  if (dayOf(seconds) === dayOf(now)) return say("today");
  if (dayOf(seconds) === dayOf(now - DAY)) return say("yesterday");
  return dayName.format(seconds * 1000);
}
