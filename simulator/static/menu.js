// A small menu that a button opens: arrow keys move in it, Escape closes it.

export function makeMenu(button, panel, columns = 1) {
  const items = () => [...panel.querySelectorAll("button")];

  function open(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) items()[0]?.focus();
  }

  function close() {
    if (!panel.hidden) open(false);
  }

  button.addEventListener("click", () => open(panel.hidden));
  panel.addEventListener("keydown", (event) => {
    const all = items();
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
    const place = all.indexOf(document.activeElement) + (steps[event.key] ?? 0);
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
      button.focus();
    } else if (event.key in steps) {
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, place))].focus();
    }
  });
  const leave = ({ target }) => {
    if (!panel.contains(target) && !button.contains(target)) close();
  };
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
  return close;
}
