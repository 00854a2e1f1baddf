// The text's runs by the code point where each begins, so that any words can be found and lit.

let starts = [];
let runs = [];

function readRuns() {
  runs = [...document.querySelectorAll("#text span[id^='w']")];
  starts = runs.map((run) => Number(run.id.slice(1)));
}

function placeAt(offset) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The runs that hold the words of `spans`, cut where words begin or end within one.
function runsOf(spans) {
  const held = [];
  for (const span of spans) {
    cut(span.start);
    cut(span.end);
    for (let at = placeAt(span.start); at < runs.length && starts[at] < span.end; at += 1)
      held.push(runs[at]);
  }
  return held;
}

// A run is cut where its characters are the text's; where some were spelt it stays whole.
function cut(offset) {
  const at = placeAt(offset);
  if (starts[at] === offset || at === 0) return;
  const run = runs[at - 1];
  const letters = Array.from(run.textContent);
  const inside = offset - starts[at - 1];
  const end = at < starts.length ? starts[at] : points.length;
  if (inside >= letters.length || letters.length > end - starts[at - 1]) return;
  const rest = run.cloneNode(false);
  rest.id = `w${offset}`;
  rest.textContent = letters.slice(inside).join("");
  run.textContent = letters.slice(0, inside).join("");
  run.after(rest);
  runs.splice(at, 0, rest);
  starts.splice(at, 0, offset);
}

// The claim, or the shortest of several, whose words a run holds.
function entryAt(run) {
  const offset = Number(run.id.slice(1));
  const length = (entry) => entry.claim.spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return entries()
    .filter((entry) => entry.claim.spans.some((span) => span.start <= offset && offset < span.end))
    .sort((one, two) => length(one) - length(two))[0];
}

const surety = (confidence) =>
  confidence === null || confidence >= 0.8 ? "sure" : confidence < 0.5 ? "doubt" : "fair";

// Each claim's words in the voice of who vouches for it now.
function dressText() {
  const shortestLast = [...entries()].sort(
    (one, two) => two.claim.text.length - one.claim.text.length,
  );
  for (const entry of shortestLast) {
    if (!entry.missed && !isHuman(entry) && !entry.dressed) continue;
    entry.dressed = isHuman(entry);
    const css = `c ${voiceOf(originOf(entry))} ${surety(entry.claim.confidence)}`;
    for (const run of runsOf(entry.claim.spans)) run.className = css;
    const marker = byId(`t${entry.number}`) ?? addMarker(entry);
    marker.className = `n ${voiceOf(originOf(entry))}${isHuman(entry) ? " by-human" : ""}`;
    const sign = marker.querySelector("i");
    sign.className = `s-${entry.standing.stance}`;
  }
}

function addMarker(entry) {
  const marker = el(
    "a",
    {
      id: `t${entry.number}`,
      href: `#c${entry.number}`,
      class: "n",
      "data-missed": true,
      tabindex: -1,
    },
    entry.label,
    el("i"),
  );
  runsOf(entry.claim.spans)[0].before(marker);
  return marker;
}

// What a screen reader says at a number in the text.
function nameMarkers() {
  for (const entry of entries()) {
    const said = [
      `${word("claim")} ${entry.label}`,
      word(`stance.${entry.standing.stance}`),
      originOf(entry),
    ];
    if (isHuman(entry)) said.push(word("human"));
    byId(`t${entry.number}`)?.setAttribute("aria-label", said.join(", "));
  }
}

function forgetMissed() {
  for (const gone of document.querySelectorAll("[data-missed]")) gone.remove();
  for (const run of document.querySelectorAll("#text span.c[id^='w']")) {
    if (!entryAt(run)) run.className = "";
  }
}
