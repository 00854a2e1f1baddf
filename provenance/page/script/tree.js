// The tree: each claim under the chain that stands now, branches that hold nothing out of sight.

const branches = new Map();
const homes = new Map();
const pathOf = (names) => JSON.stringify(names);

function readTree() {
  const root = document.querySelector("#root > li > ul");
  branches.set(pathOf([publisher]), root);
  const waiting = [[root, [publisher]]];
  while (waiting.length) {
    const [list, names] = waiting.pop();
    for (const item of list.children) {
      if (item.classList.contains("claim")) {
        homes.set(item.id, list);
      } else {
        const path = [...names, nameOf(data.voices[item.dataset.source][0])];
        const inner = item.lastElementChild;
        if (!branches.has(pathOf(path))) branches.set(pathOf(path), inner);
        waiting.push([inner, path]);
      }
    }
  }
}

function branchFor(names) {
  const known = branches.get(pathOf(names));
  if (known) return known;
  const above = names.length > 1 ? branchFor(names.slice(0, -1)) : byId("root");
  const name = names.at(-1);
  const list = el("ul");
  above.append(
    el(
      "li",
      { class: `source made by-human ${voiceOf(name)}` },
      el(
        "span",
        { class: "line" },
        names.length > 1 ? told("relation.cites", { class: "rel" }) : null,
        " ",
        el("a", { class: "who", href: "#tree", "data-name": name }, named(name)),
        " ",
        told("human", { class: "human" }),
      ),
      list,
    ),
  );
  branches.set(pathOf(names), list);
  return list;
}

function settleTree() {
  for (const entry of entries()) {
    const item = byId(`c${entry.number}`) ?? addItem(entry);
    const moved =
      entry.missed || entry.standing.human.chain || entry.standing.steps.some((step) => step.merge);
    const list = moved
      ? branchFor(entry.standing.steps.map((step) => step.name))
      : homes.get(item.id);
    if (item.parentElement !== list) put(item, list, entry);
    if (isHuman(entry) || item.classList.contains("by-human")) dressItem(item, entry);
  }
  forgetBranches();
  pruneTree();
}

// Branches that only readers made go when their last claim goes.
function forgetBranches() {
  for (const [path, list] of branches) {
    const item = list.parentElement;
    if (!item.classList.contains("made") || list.querySelector("li.claim")) continue;
    item.remove();
    branches.delete(path);
  }
}

function put(item, list, entry) {
  const start = entry.claim.spans.length ? entry.claim.spans[0].start : 0;
  const later = [...list.children].find((other) => {
    if (!other.classList.contains("claim")) return true;
    return (entryOf(other.id.slice(1))?.claim.spans[0]?.start ?? 0) > start;
  });
  list.insertBefore(item, later ?? null);
}

function addItem(entry) {
  return el(
    "li",
    { id: `c${entry.number}`, class: "claim", "data-missed": true },
    el(
      "a",
      { class: "go", href: `#t${entry.number}`, tabindex: -1 },
      el("span", { class: "num" }, entry.label),
      " ",
      el("span", { class: "says", lang: tongue }, saidBy(entry.claim)),
    ),
    " ",
    el("span", { class: "how" }, told(`stance.${entry.standing.stance}`)),
  );
}

function dressItem(item, entry) {
  const stance = item.querySelector(".how [data-t]");
  stance.dataset.t = `stance.${entry.standing.stance}`;
  stance.textContent = word(stance.dataset.t);
  item.className = `claim ${voiceOf(originOf(entry))}${isHuman(entry) ? " by-human" : ""}`;
  item.querySelector(".how .human")?.remove();
  if (isHuman(entry)) {
    const key = entry.standing.human.right ? "human.right" : "human";
    item.querySelector(".how").append(" ", told(key, { class: "human" }));
  }
}

function pruneTree() {
  for (const item of document.querySelectorAll("#root li.source")) {
    item.hidden = item.parentElement.id !== "root" && !item.querySelector("li.claim:not([hidden])");
  }
}
