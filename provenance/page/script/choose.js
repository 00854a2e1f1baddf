// What is chosen: a claim or a source. Its words are lit, its way through the tree is marked.

let chosen = null; // { entry } or { name }
let cameFrom = null;

function chooseClaim(entry, { focus = false, from = null } = {}) {
  chosen = { entry };
  if (from) cameFrom = from;
  showChosen(claimPanel(entry), focus);
  const spans = entry.claim.spans;
  light(runsOf(spans), "lit");
  const pairs = [];
  for (const link of byId("chosen").querySelectorAll("a[data-from]")) {
    const { from: start, to: end, step: place } = link.dataset;
    const voice = voiceOf(entry.standing.steps[place].name);
    const held = runsOf([{ start: Number(start), end: Number(end) }]);
    prove(held, voice);
    if (held.length) {
      const { step } = held[0].dataset;
      held[0].dataset.step = step === undefined || step === place ? place : `${step}, ${place}`;
      pairs.push([link, held.at(-1), voice]);
    }
  }
  byId(`t${entry.number}`)?.classList.add("on");
  byId(`c${entry.number}`)?.classList.add("on");
  markWay(entry);
  connect(pairs);
  remember(`#c${entry.number}`);
}

// Words that something rests on, in the voice of what rests there.
function prove(held, voice) {
  for (const run of held)
    run.classList.add("proof", ...voice.split(" ").map((name) => `e-${name}`));
}

function chooseSource(name, focus = false) {
  chosen = { name };
  showChosen(sourcePanel(name), focus);
  const resting = entries().filter((entry) =>
    entry.standing.steps.some((step) => step.name === name),
  );
  for (const entry of resting) {
    light(runsOf(entry.claim.spans), "lit");
    byId(`c${entry.number}`)?.classList.add("on");
    byId(`t${entry.number}`)?.classList.add("on");
  }
  const source = sources.get(idsByName.get(name));
  prove(runsOf(source?.mentions ?? []), voiceOf(name));
  for (const block of document.querySelectorAll("#picture a[data-source]")) {
    block.classList.toggle("on", nameOf(data.voices[block.dataset.source][0]) === name);
  }
  connect([]);
}

function letGo({ focus = true } = {}) {
  unlight();
  chosen = null;
  connect([]);
  byId("chosen").hidden = true;
  byId("chosen").replaceChildren();
  byId("nothing").hidden = false;
  delete document.body.dataset.chosen;
  remember("#");
  if (focus && cameFrom?.isConnected) cameFrom.focus();
  cameFrom = null;
}

function showChosen(panel, focus) {
  unlight();
  byId("nothing").hidden = true;
  byId("chosen").hidden = false;
  byId("chosen").replaceChildren(panel);
  byId("chain").scrollTop = 0;
  document.body.dataset.chosen = chosen.entry ? "claim" : "source";
  if (focus) byId("chosen-title").focus({ preventScroll: true });
}

function light(held, css) {
  for (const run of held) run.classList.add(css);
}

function unlight() {
  for (const run of document.querySelectorAll("#text .proof, #text .lit")) {
    run.classList.remove(
      "lit",
      "proof",
      ...[...run.classList].filter((name) => name.startsWith("e-")),
    );
    delete run.dataset.step;
  }
  for (const held of document.querySelectorAll(".on, .way")) held.classList.remove("on", "way");
}

function markWay(entry) {
  const item = byId(`c${entry.number}`);
  for (
    let held = item?.parentElement?.closest("li.source");
    held;
    held = held.parentElement.closest("li.source")
  ) {
    held.classList.add("way");
  }
}

// Draw again what is chosen, after a correction.
function chooseAgain(focus = null) {
  if (chosen?.entry) {
    const entry = entryOf(chosen.entry.number);
    if (entry) {
      chooseClaim(entry);
      showInTree(entry);
    } else {
      letGo({ focus: false });
    }
  } else if (chosen) {
    chooseSource(chosen.name);
  }
  if (focus) byId(focus)?.focus();
}

// The next or the previous claim that is shown.
function step(way) {
  const shown = inOrder();
  const at = shown.findIndex((entry) => entry === chosen?.entry);
  const next = shown[(at + way + shown.length) % shown.length];
  if (!next) return;
  chooseClaim(next, { focus: true });
  showInText(next);
  showInTree(next);
}

function inOrder() {
  return entries()
    .filter((entry) => !byId(`c${entry.number}`)?.hidden)
    .sort((one, two) => (one.claim.spans[0]?.start ?? 0) - (two.claim.spans[0]?.start ?? 0));
}

function showInText(entry) {
  const marker = byId(`t${entry.number}`);
  if (marker) bringIntoView(marker, "center");
}

function showInTree(entry) {
  const item = byId(`c${entry.number}`);
  const view = byId("tree");
  if (!item || view.scrollHeight <= view.clientHeight) return;
  const top = item.getBoundingClientRect().top - view.getBoundingClientRect().top;
  view.scrollTo({
    top: view.scrollTop + top - view.clientHeight / 3,
    behavior: calm.matches ? "auto" : "smooth",
  });
}

function remember(hash) {
  try {
    history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
  } catch {
    // A page without an address of its own has nothing to remember.
  }
}
