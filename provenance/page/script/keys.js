// The keyboard: one stop for the text and one for the tree, arrows within, Escape back.

const TEXT_STOPS = "#text a.n:not(.out)";
const TREE_STOPS = "#root a";

function shownStops(css) {
  return [...document.querySelectorAll(css)].filter((stop) => stop.offsetParent !== null);
}

// Each group has one link that Tab reaches; the arrows move it.
function rove() {
  for (const css of [TEXT_STOPS, TREE_STOPS]) {
    const all = [...document.querySelectorAll(css)];
    const held = all.filter((stop) => stop.tabIndex === 0);
    for (const stop of held.slice(1)) stop.tabIndex = -1;
    if (held.length !== 1) {
      for (const stop of all) stop.tabIndex = -1;
      if (all.length) all[0].tabIndex = 0;
    }
  }
}

const WAYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function onArrow(event, css) {
  const all = shownStops(css);
  const at = all.indexOf(event.target.closest("a"));
  const ends = { Home: 0, End: all.length - 1 };
  const to = event.key in ends ? ends[event.key] : at + WAYS[event.key];
  if (at < 0 || Number.isNaN(to) || !all[to]) return;
  event.preventDefault();
  all[at].tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
}

function onKey(event) {
  if (event.key === "Escape" && chosen) {
    letGo();
  } else if (event.key in WAYS || event.key === "Home" || event.key === "End") {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("#text a.n")) onArrow(event, TEXT_STOPS);
    else if (event.target.closest("#root a")) onArrow(event, TREE_STOPS);
    else if (event.target.getAttribute("role") === "tab") onTabArrow(event);
  }
}

function onTabArrow(event) {
  const tabs = [...document.querySelectorAll("[role='tab']")];
  const to =
    tabs[(tabs.indexOf(event.target) + (WAYS[event.key] ?? 0) + tabs.length) % tabs.length];
  event.preventDefault();
  openTab(to.getAttribute("aria-controls"));
  to.focus();
}

function openTab(name) {
  for (const tab of document.querySelectorAll("[role='tab']")) {
    const open = tab.getAttribute("aria-controls") === name;
    tab.setAttribute("aria-selected", String(open));
    tab.tabIndex = open ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !open;
  }
}
