// The chain of a chosen claim in words, or what is known of a chosen source.

function heading(title, about) {
  return el(
    "header",
    {},
    el("h2", { tabindex: -1, id: "chosen-title" }, title),
    el(
      "span",
      { class: "acts" },
      about ?? null,
      el(
        "button",
        { type: "button", class: "quiet", id: "let-go", on: { click: () => letGo() } },
        told("close"),
      ),
    ),
  );
}

function claimPanel(entry) {
  const { claim, standing: now } = entry;
  const said = entry.missed ? null : sureness(claim.confidence);
  const others = claim.alternatives.map((other) =>
    el(
      "li",
      {},
      told("or_else"),
      " ",
      named(other.chain.map(nameOf).join(" → ")),
      " ",
      number(other.confidence),
    ),
  );
  return el(
    "div",
    { class: voiceOf(originOf(entry)) },
    heading(
      [told("claim"), ` ${entry.label}`],
      el("span", { class: "pair" }, arrow("previous", "↑", -1), arrow("next", "↓", 1)),
    ),
    el("blockquote", { lang: tongue, dir: "auto" }, saidBy(claim)),
    el("p", { class: "how" }, stanceWords(entry), " ", said),
    human(entry),
    el(
      "ol",
      { class: "steps" },
      now.steps.map((step, place) => stepItem(entry, step, place)),
    ),
    others.length ? el("ul", { class: "others" }, others) : null,
    el(
      "div",
      { class: "acts" },
      el(
        "span",
        { class: "group", role: "group", "data-t-label": "copy", "aria-label": word("copy") },
        told("copy", { class: "label" }),
        " ",
        ["text", "markdown", "annotation"].map((kind) =>
          button(`copy.${kind}`, () => copyClaim(entry, kind)),
        ),
      ),
    ),
    el(
      "div",
      { class: "acts", id: "judge" },
      button("correct", () => openChainForm(entry), { id: "correct", class: "main" }),
      entry.missed ? null : button("correct.right", () => confirmClaim(entry), { id: "right" }),
    ),
    el("div", { id: "form" }),
  );
}

function arrow(key, sign, way) {
  return el(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-t-label": key,
      "aria-label": word(key),
      on: { click: () => step(way) },
    },
    sign,
  );
}

function bar(confidence) {
  return el("b", { class: `bar q${Math.floor(confidence * 10 + 1e-9)}` });
}

function number(confidence) {
  return el("span", { class: "fig" }, figure(confidence));
}

function sureness(confidence) {
  const doubtful = confidence < 0.5;
  return el(
    "span",
    { class: `sureness${doubtful ? " warn" : ""}` },
    bar(confidence),
    told(doubtful ? "doubtful" : "sure"),
    " ",
    number(confidence),
  );
}

function stanceWords(entry) {
  const { claim, standing: now } = entry;
  const parts = [el("i", { class: `s-${now.stance}` }), told(`stance.${now.stance}`)];
  if (claim.hedges.length) {
    const words = [...new Set(claim.hedges.map((hedge) => visible(hedge.text)))].join(" … ");
    parts.push(", ", told("weakened"), " ", el("q", { lang: tongue }, words));
  }
  if (["direct", "mixed"].includes(claim.quotation))
    parts.push(", ", told(`quotation.${claim.quotation}`));
  return el("span", {}, parts);
}

function stepItem(entry, step, place) {
  const { hop, name, merge } = step;
  const byReader = !hop || merge;
  const relation = place === 0 ? null : (hop?.relation ?? "cites");
  const last = place === entry.standing.steps.length - 1;
  return el(
    "li",
    { class: `step ${voiceOf(name)}${byReader ? " by-human" : ""}` },
    relation ? told(`relation.${relation}`, { class: "rel" }) : null,
    " ",
    el(
      "button",
      { type: "button", class: "who", on: { click: () => chooseSource(name, true) } },
      named(name),
    ),
    " ",
    kindOf(name, place, last),
    " ",
    hop && place > 0 ? sureness(hop.confidence) : null,
    " ",
    el("span", { class: "because" }, reasonFor(entry, step, place)),
  );
}

function kindOf(name, place, last) {
  const source = sources.get(idsByName.get(name));
  const words = [];
  if (place === 0) words.push(told("publisher"));
  else if (source && source.kind !== "unknown") words.push(told(`kind.${source.kind}`));
  if (source?.anonymous) words.push(told("unnamed", { class: "warn" }));
  if (last) words.push(told("origin"));
  return el(
    "span",
    { class: "kind" },
    words.flatMap((one, at) => (at ? [", ", one] : [one])),
  );
}

function reasonFor(entry, step, place) {
  const { hop, merge } = step;
  if (place === 0) return [told(entry.standing.steps.length > 1 ? "basis.publisher" : "basis.own")];
  if (!hop) return [told("basis.human")];
  const links = putTogether(hop.evidence).map((span) => evidenceLink(span, place));
  return [
    told(`basis.${hop.basis}`),
    links,
    merge ? [" · ", named(merge), " ", told("human.one_source"), " ", named(step.name)] : [],
  ].flat();
}

function evidenceLink(span, place) {
  return el(
    "a",
    {
      class: "w",
      href: `#w${span.start}`,
      "data-from": span.start,
      "data-to": span.end,
      "data-step": place,
      lang: tongue,
    },
    quoted(span),
  );
}

// What the tool said, where a reader said otherwise.
function human(entry) {
  const { chain, stance, right, missed } = entry.standing.human;
  const lines = [];
  if (right) lines.push([told("human.right"), signed(right)]);
  if (chain || stance || missed) lines.push([told("human"), signed(chain ?? stance ?? missed)]);
  if (chain)
    lines.push([told("human.tool"), " ", el("s", {}, named(chain.was.map(visible).join(" → ")))]);
  if (stance) lines.push([told("human.tool"), " ", el("s", {}, told(`stance.${stance.was}`))]);
  return lines.length
    ? el(
        "p",
        { class: "human" },
        lines.flatMap((line, at) => (at ? [" · ", ...line] : line)),
      )
    : null;
}

function signed(one) {
  const parts = [one.by, one.comment].filter(Boolean).map(visible);
  return parts.length ? el("bdi", {}, ` (${parts.join(": ")})`) : "";
}

function sourcePanel(name) {
  const id = idsByName.get(name);
  const source = sources.get(id);
  const resting = entries().filter((entry) =>
    entry.standing.steps.some((step) => step.name === name),
  );
  const aliases = (source?.aliases ?? []).map(visible).filter((alias) => alias && alias !== name);
  const collective = source?.member_of ? nameOf(source.member_of) : null;
  const count = source?.mentions.length ?? 0;
  return el(
    "div",
    { class: voiceOf(name) },
    heading([named(name)]),
    el(
      "p",
      { class: "how" },
      el("span", { class: "swatch" }, "Aa"),
      " ",
      kindOf(name, name === publisher ? 0 : 1, false),
      " ",
      el(
        "span",
        {},
        el("b", {}, count),
        " ",
        el("span", { "data-t": "mentions", "data-n": count }, counted("mentions", count)),
      ),
    ),
    aliases.length ? el("p", {}, told("also_called"), " ", named(aliases.join(", "))) : null,
    collective ? el("p", {}, told("member_of"), " ", named(collective)) : null,
    el("h3", {}, told("rests_on_it"), ` (${resting.length})`),
    el(
      "ul",
      { class: "resting" },
      resting.map((entry) =>
        el(
          "li",
          { class: voiceOf(originOf(entry)) },
          el(
            "a",
            { class: "go", href: `#c${entry.number}` },
            el("span", { class: "num" }, entry.label),
            " ",
            el("span", { lang: tongue, dir: "auto" }, saidBy(entry.claim)),
          ),
        ),
      ),
    ),
    el(
      "div",
      { class: "acts" },
      button("correct.merge", () => openMergeForm(name), { id: "merge" }),
    ),
    el("div", { id: "form" }),
  );
}
