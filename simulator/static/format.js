// WhatsApp's text as nodes: *bold* _italic_ ~strike~ `code` ```block```, lists, quotes, links.
// Everything is put in as text, never as markup.

const MARKS = [
  { mark: "*", tag: "strong" },
  { mark: "_", tag: "em" },
  { mark: "~", tag: "s" },
  { mark: "`", tag: "code" },
];
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/;
const BULLET = /^[-*•]\s+(.*)$/;
const NUMBER = /^(\d{1,3})\.\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

export function formatted(text) {
  const fragment = document.createDocumentFragment();
  text.split("```").forEach((part, place, parts) => {
    const before = place ? part.replace(/^\n/, "") : part;
    const plain = place < parts.length - 1 ? before.replace(/\n$/, "") : before;
    if (place % 2) fragment.append(element("pre", plain));
    else if (plain) appendLines(fragment, plain);
  });
  return fragment;
}

export function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function appendLines(parent, text) {
  let list = null;
  for (const line of text.split("\n")) {
    const [, bullet] = line.match(BULLET) ?? [];
    const [, number, numbered] = line.match(NUMBER) ?? [];
    const [, quote] = line.match(QUOTE) ?? [];
    const tag = bullet ? "ul" : numbered ? "ol" : null;
    if (!tag) {
      list = null;
      const block = element(quote === undefined ? "p" : "blockquote");
      appendInline(block, quote ?? line);
      parent.append(block);
      continue;
    }
    if (list?.localName !== tag) {
      list = element(tag);
      if (number) list.start = Number(number);
      parent.append(list);
    }
    const item = element("li");
    appendInline(item, bullet ?? numbered);
    list.append(item);
  }
}

function appendInline(parent, text) {
  const link = text.match(LINK);
  const marked = firstMarked(text);
  if (link && (!marked || link.index <= marked.start)) {
    appendInline(parent, text.slice(0, link.index));
    const anchor = element("a", link[0]);
    anchor.href = link[0];
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    parent.append(anchor);
    appendInline(parent, text.slice(link.index + link[0].length));
  } else if (marked) {
    parent.append(text.slice(0, marked.start));
    const inner = element(marked.tag);
    if (marked.tag === "code") inner.textContent = marked.text;
    else appendInline(inner, marked.text);
    parent.append(inner);
    appendInline(parent, text.slice(marked.end));
  } else if (text) {
    parent.append(text);
  }
}

// The first pair of marks that hugs its words and stands at a word's edge, as WhatsApp wants it.
function firstMarked(text) {
  let first = null;
  for (const { mark, tag } of MARKS) {
    const sign = mark === "*" ? "\\*" : mark;
    const pair = new RegExp(`(^|[^\\p{L}\\p{N}${sign}])${sign}(?!\\s)([^${sign}\\n]+?)(?<!\\s)${sign}(?![\\p{L}\\p{N}])`, "u");
    const found = text.match(pair);
    if (!found) continue;
    const start = found.index + found[1].length;
    if (!first || start < first.start) {
      first = { start, end: found.index + found[0].length, text: found[2], tag };
    }
  }
  return first;
}
