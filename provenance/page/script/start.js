// The page wakes up: everything above is tied to what is pressed.

function onPress(event) {
  const link = event.target.closest("a, button");
  const keyboard = event.detail === 0;
  if (link?.matches("a.n, a.go")) {
    const entry = entryOf(link.getAttribute("href").slice(2));
    if (!entry) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) return;
    pressed(entry, link, keyboard);
  } else if (link?.matches(".skips a[href='#tree']")) {
    openTab("tree");
  } else if (link?.matches("a.w")) {
    const run = byId(link.getAttribute("href").slice(1));
    if (!run) return;
    event.preventDefault();
    bringIntoView(run);
    flash(run);
  } else if (link?.matches("a.who, #picture a")) {
    event.preventDefault();
    cameFrom = link;
    const { source } = (link.closest("[data-source]") ?? link).dataset;
    chooseSource(link.dataset.name ?? nameOf(data.voices[source][0]), keyboard);
  } else if (
    !link &&
    event.target.closest("#text span.c:not(.out)") &&
    getSelection().isCollapsed
  ) {
    const entry = entryAt(event.target.closest("span.c"));
    if (entry) pressed(entry, byId(`t${entry.number}`), false);
  }
}

function pressed(entry, link, keyboard) {
  chooseClaim(entry, { focus: keyboard, from: link });
  const { top, bottom } = byId("chain").getBoundingClientRect();
  if (top > innerHeight || bottom < 0) bringIntoView(byId("chain"), "start");
  else if (!link.closest("#text")) showInText(entry);
  if (!link.closest("#tree")) showInTree(entry);
}

function flash(run) {
  run.classList.remove("flash");
  requestAnimationFrame(() => run.classList.add("flash"));
}

function start() {
  for (const tab of document.querySelectorAll("[role='tab']")) {
    const panel = byId(tab.getAttribute("aria-controls"));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.tabIndex = 0;
    tab.addEventListener("click", () => openTab(tab.getAttribute("aria-controls")));
  }
  openTab("tree");
  readRuns();
  readTree();
  recall();
  showCorrections();
  document.addEventListener("click", onPress);
  document.addEventListener("keydown", onKey);
  byId("filter").addEventListener("input", filterClaims);
  byId("filter").addEventListener("reset", () => requestAnimationFrame(filterClaims));
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("speaks").addEventListener("change", (event) => speak(event.target.value));
  byId("theme").addEventListener("change", (event) => {
    document.documentElement.dataset.theme = event.target.value;
  });
  byId("add-missed").addEventListener("click", openMissedForm);
  byId("download").addEventListener("click", download);
  byId("send-again")?.addEventListener("click", send);
  byId("load").addEventListener("change", (event) => load(event.target));
  whenSpoken.push(() => {
    nameMarkers();
    labelSteps();
    for (const said of document.querySelectorAll("#root .says, #root bdi")) said.lang = tongue;
  });
  const asked = /^#[ct](m?\d+)$/.exec(location.hash);
  const entry = asked && entryOf(asked[1]);
  if (entry) pressed(entry, byId(`t${entry.number}`), false);
}

start();
