// Corrections are kept in this browser, or by the server that gave the page out; they are downloaded
// as a file and read back from one.

const PLACE = data.kept_at
  ? `provenance:unsent:${data.kept_at}`
  : `provenance:${data.article.sha256}`;
const NAME = "provenance:reader";

function made(form) {
  const field = (css) => (form?.querySelector(css)?.value ?? "").trim();
  const by = form ? field(".by") : reader();
  if (form) store(NAME, by);
  return {
    id: identity(),
    made: new Date().toISOString(),
    by: by || null,
    comment: field(".comment"),
  };
}

function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const reader = () => stored(NAME) ?? "";

function stored(place) {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function store(place, value) {
  try {
    localStorage.setItem(place, value);
  } catch {
    // A browser that keeps nothing for files: the download is what stays.
  }
}

function keep(more, without = []) {
  corrections = [...corrections.filter((one) => !without.includes(one.id)), ...more];
  if (data.kept_at) {
    unsent = {
      corrections: [...unsent.corrections.filter((one) => !without.includes(one.id)), ...more],
      gone: [...new Set([...unsent.gone, ...without])],
    };
    store(PLACE, JSON.stringify(unsent));
    send();
  } else {
    store(PLACE, JSON.stringify({ corrections, gone: [...gone] }));
    if (more.length) say(word("correct.saved"));
  }
  showCorrections();
}

const gone = new Set();

// What the server has not confirmed yet: it stays in the browser until it has.
let unsent = { corrections: [], gone: [] };
let sending = null;

function send() {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll() {
  while (unsent.corrections.length || unsent.gone.length) {
    const sent = unsent;
    const taken = await handOver(sent);
    byId("unsent").hidden = taken;
    if (!taken) return say(word("corrections.unsent"));
    const known = new Set(sent.corrections.map((one) => one.id));
    unsent = {
      corrections: unsent.corrections.filter((one) => !known.has(one.id)),
      gone: unsent.gone.filter((id) => !sent.gone.includes(id)),
    };
    store(PLACE, JSON.stringify(unsent));
    say(word("corrections.kept"));
  }
}

async function handOver(sent) {
  try {
    const answer = await fetch(`${data.kept_at}/corrections`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ add: sent.corrections, remove: sent.gone }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function recall() {
  try {
    const held = JSON.parse(stored(PLACE) ?? "{}");
    const mine = (held.corrections ?? []).filter(isCorrection);
    for (const id of held.gone ?? []) gone.add(id);
    add(mine);
    if (data.kept_at) {
      unsent = { corrections: mine, gone: [...gone] };
      send();
    }
  } catch {
    // What another program left there is no correction.
  }
}

function add(more) {
  const known = new Set(corrections.map((one) => one.id));
  corrections = [...corrections, ...more.filter((one) => !known.has(one.id))].filter(
    (one) => !gone.has(one.id),
  );
}

const KINDS = ["chain", "stance", "missed", "right"];
const QUOTATIONS = ["direct", "indirect", "mixed", "none"];

function isCorrection(one) {
  const listed = (value, test) => Array.isArray(value) && value.length > 0 && value.every(test);
  const name = (value) => typeof value === "string" && value !== "";
  const span = (value) =>
    Number.isInteger(value?.start) && Number.isInteger(value?.end) && name(value?.text);
  if (!name(one?.id) || Number.isNaN(Date.parse(one.made))) return false;
  if (one.kind === "merge") return name(one.name) && name(one.also);
  if (!listed(one.words, span) || !listed(one.chain, name)) return false;
  return (
    KINDS.includes(one.kind) &&
    QUOTATIONS.includes(one.quotation) &&
    Object.hasOwn(data.signs, one.stance)
  );
}

// Everything again, after corrections changed.
function showCorrections() {
  weigh();
  forgetMissed();
  dressText();
  nameMarkers();
  settleTree();
  fillFilter();
  filterClaims();
  listCorrections();
  rove();
}

function listCorrections() {
  byId("tally").textContent = corrections.length || "";
  byId("no-remarks").hidden = corrections.length > 0;
  byId("corrections").classList.toggle("empty", corrections.length === 0);
  byId("remarks").replaceChildren(
    ...[...corrections].sort((a, b) => new Date(a.made) - new Date(b.made)).map(remark),
  );
}

function remark(one) {
  const entry =
    one.kind === "merge"
      ? null
      : (entries().find((held) => held.missed?.id === one.id) ?? entryAbout(one.words));
  const words = (one.words ?? []).map((span) => visible(span.text)).join(" … ");
  return el(
    "li",
    {},
    told(`correction.${one.kind}`),
    entry
      ? [
          ", ",
          el("a", { class: "go", href: `#c${entry.number}` }, told("claim"), ` ${entry.label}`),
        ]
      : "",
    " ",
    words ? el("q", { lang: tongue, dir: "auto" }, words) : "",
    " ",
    one.kind === "merge"
      ? [
          el("b", {}, named(visible(one.also))),
          " ",
          told("human.one_source"),
          " ",
          el("b", {}, named(visible(one.name))),
        ]
      : "",
    one.kind !== "merge" && !entry ? told("human.lost", { class: "warn" }) : "",
    " ",
    one.kind !== "merge" && one.kind !== "stance"
      ? el("b", {}, named(one.chain.map(visible).join(" → ")))
      : "",
    " ",
    one.kind !== "merge" && one.kind !== "chain" ? el("b", {}, told(`stance.${one.stance}`)) : "",
    " ",
    one.comment ? el("span", { dir: "auto" }, visible(one.comment)) : "",
    " ",
    el(
      "span",
      { class: "human" },
      told("human"),
      one.by ? [": ", el("bdi", {}, visible(one.by))] : "",
    ),
    " ",
    button(
      "corrections.undo",
      () => {
        takeBack(one);
      },
      { class: "quiet" },
    ),
  );
}

function takeBack(one) {
  gone.add(one.id);
  keep([], [one.id]);
  chooseAgain();
  byId("corrections").focus();
}

function download() {
  const file = { schema_version: "1.0", article: data.article, corrections };
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" }),
  );
  const stem =
    location.pathname
      .split("/")
      .at(-1)
      .replace(/\.html?$/i, "") || "report";
  el("a", { href: url, download: `${decodeURIComponent(stem)}.corrections.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

async function load(field) {
  try {
    const file = JSON.parse(await field.files[0].text());
    if (!file.corrections.every(isCorrection)) throw new TypeError("not corrections");
    const known = new Set(corrections.map((one) => one.id));
    keep(file.corrections.filter((one) => !known.has(one.id) && !gone.has(one.id)));
    chooseAgain();
    say(word("corrections.loaded"));
  } catch {
    say(word("corrections.unread"));
  }
  field.value = "";
}
