// A few emoji to pick from.

import { element } from "./format.js";
import { makeMenu } from "./menu.js";

const COLUMNS = 8;
const EMOJI = [
  ..."😀😄😂🙂😉😍🤩😎🤔😅🙄😴😢😭😡🙏",
  ..."👍👎👏💪🤝👀🎉🔥💡💰💸💳🏦🧾📈📉",
  ..."🛒🍕☕🍺🍎🏠🎁🚗🚌⛽🛵💊👕📚🎬",
  "✈️",
];

export function startEmoji(insert) {
  const panel = document.getElementById("emojis");
  const close = makeMenu(document.getElementById("emoji"), panel, COLUMNS);
  panel.replaceChildren(
    ...EMOJI.map((sign) => {
      const button = element("button", sign);
      button.type = "button";
      button.addEventListener("click", () => {
        close();
        insert(sign);
      });
      return button;
    }),
  );
}
