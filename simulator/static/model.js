// The requests to the fake model (./run --model), the newest first.
const SECONDS = 2;
const section = document.getElementById("model");
const list = document.getElementById("model-requests");
let shown = "";

async function refresh() {
  const answer = await fetch("_control/model");
  const found = await answer.json();
  section.hidden = !found.is_running;
  const text = JSON.stringify(found.requests);
  if (text !== shown) {
    shown = text;
    list.replaceChildren(...found.requests.slice(0, 20).map(describe));
  }
  if (found.is_running) setTimeout(refresh, SECONDS * 1000);
}

function describe(request) {
  const item = document.createElement("li");
  item.textContent = `${request.path} ${request.model} ${request.last}`;
  return item;
}

refresh();
