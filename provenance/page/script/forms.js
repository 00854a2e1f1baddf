// Correcting: a chain and its stance, two sources that are one, a claim that was missed.

const KNOWN = "known-sources";

function nameField(value) {
  return el("input", { type: "text", value, list: KNOWN, required: true, autocomplete: "off" });
}

// What every field for a name offers: the report's sources and those that readers gave.
function offerNames() {
  const given = entries().flatMap((entry) => entry.standing.steps.map((step) => step.name));
  const names = new Set([...idsByName.keys(), ...given]);
  byId(KNOWN)?.remove();
  document.body.append(
    el(
      "datalist",
      { id: KNOWN },
      [...names].map((name) => el("option", { value: name })),
    ),
  );
}

function chainField(names) {
  const list = el("ol", { class: "names" });
  const remove = (item) => {
    item.previousElementSibling.querySelector("input").focus();
    item.remove();
    labelSteps(list);
  };
  const add = (name, before = null) => {
    const item = el("li", {}, nameField(name), " ");
    if (list.children.length) {
      item.append(
        el(
          "button",
          {
            type: "button",
            class: "quiet",
            "data-t-label": "correct.remove",
            "aria-label": word("correct.remove"),
            on: { click: () => remove(item) },
          },
          "×",
        ),
        " ",
      );
    }
    item.append(
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          "data-t-label": "correct.add",
          "aria-label": word("correct.add"),
          on: { click: () => add("", item.nextElementSibling).querySelector("input").focus() },
        },
        "+",
      ),
    );
    list.insertBefore(item, before);
    labelSteps(list);
    return item;
  };
  for (const name of names) add(name);
  return list;
}

function labelSteps(list = document.querySelector(".names")) {
  for (const [place, field] of [...(list?.querySelectorAll("input") ?? [])].entries()) {
    field.setAttribute("aria-label", `${word("correct.step")} ${place + 1}`);
  }
}

function stanceField(value) {
  const stances = [...byId("by-stance").options].map((option) => option.value).filter(Boolean);
  const list = el(
    "select",
    { class: "stance" },
    stances.map((stance) =>
      el("option", { value: stance, "data-t": `stance.${stance}` }, word(`stance.${stance}`)),
    ),
  );
  list.value = value;
  return el("label", {}, told("correct.stance"), " ", list);
}

function signature() {
  return [
    el(
      "label",
      {},
      told("correct.comment"),
      " ",
      el("input", { type: "text", class: "comment", autocomplete: "off" }),
    ),
    el(
      "label",
      {},
      told("correct.by"),
      " ",
      el("input", { type: "text", class: "by", autocomplete: "name", value: reader() }),
    ),
  ];
}

function openForm(place, save, ...fields) {
  const wrong = el("p", { class: "wrong", role: "alert" });
  const form = el(
    "form",
    {
      class: "correcting",
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          const said = save(form);
          wrong.textContent = said ?? "";
        },
        keydown: (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          closeForm(place);
        },
      },
    },
    fields,
    wrong,
    el(
      "div",
      { class: "acts" },
      el("button", { type: "submit", class: "main" }, told("correct.save")),
      button("correct.cancel", () => closeForm(place), { class: "quiet" }),
    ),
  );
  offerNames();
  byId(place).replaceChildren(form);
  form.querySelector("input, select, textarea").focus();
  return form;
}

function closeForm(place) {
  byId(place).replaceChildren();
  byId({ form: chosen?.entry ? "correct" : "merge", missed: "add-missed" }[place])?.focus();
}

const namesIn = (form) =>
  [...form.querySelectorAll(".names input")].map((field) => visible(field.value));

function wrongChain(names) {
  if (names.some((name) => !name)) return word("correct.empty");
  return new Set(names).size < names.length ? word("correct.twice") : null;
}

function openChainForm(entry) {
  const names = entry.standing.steps.map((step) => step.name);
  openForm(
    "form",
    (form) => saveChain(entry, form),
    el("fieldset", {}, el("legend", {}, told("correct.chain")), chainField(names)),
    stanceField(entry.standing.stance),
    signature(),
  );
}

function saveChain(entry, form) {
  const names = namesIn(form);
  const stance = form.querySelector(".stance").value;
  const before = entry.standing.steps.map((step) => step.name);
  const wrong = wrongChain(names);
  if (wrong) return wrong;
  const otherChain = names.join("\n") !== before.join("\n");
  const otherStance = stance !== entry.standing.stance;
  if (!otherChain && !otherStance) return word("correct.same");
  const { spans: words, quotation } = entry.claim;
  if (entry.missed) {
    keep(
      [{ kind: "missed", ...made(form), words, chain: names, stance, quotation }],
      [entry.missed.id],
    );
  } else {
    const chain = entry.claim.chain.map((hop) => nameOf(hop.source));
    const was = entry.claim.stance;
    const more = [];
    if (otherChain)
      more.push({
        kind: "chain",
        ...made(form),
        words,
        was: chain,
        chain: names,
        stance: was,
        quotation,
      });
    if (otherStance)
      more.push({ kind: "stance", ...made(form), words, was, chain, stance, quotation });
    keep(more);
  }
  chooseAgain("correct");
  return null;
}

function confirmClaim(entry) {
  keep([
    {
      kind: "right",
      ...made(null),
      words: entry.claim.spans,
      quotation: entry.claim.quotation,
      chain: entry.standing.steps.map((step) => step.name),
      stance: entry.standing.stance,
    },
  ]);
  chooseAgain("right");
}

function openMergeForm(name) {
  const others = [...idsByName.keys()].filter((other) => other !== name);
  const list = el(
    "select",
    { class: "merged" },
    others.map((other) => el("option", { value: other }, other)),
  );
  openForm(
    "form",
    (form) => {
      const kept = form.querySelector(".merged").value;
      keep([{ kind: "merge", ...made(form), name: kept, also: name }]);
      chosen = { name: kept };
      chooseAgain("merge");
      return null;
    },
    el("label", {}, told("correct.merge_with"), " ", list),
    signature(),
  );
}

function openMissedForm() {
  const selected = selectedWords();
  const words = el("textarea", { class: "words", rows: 3, required: true, lang: tongue });
  words.value = selected;
  const sentence = el(
    "select",
    { class: "sentence" },
    el("option", { value: "" }, "–"),
    report.sentences.map((held, place) =>
      el(
        "option",
        { value: place, lang: tongue },
        `${place + 1} ${visible(points.slice(held.start, held.end).join("")).slice(0, 60)}`,
      ),
    ),
  );
  sentence.addEventListener("change", () => {
    const held = report.sentences[sentence.value];
    if (held) words.value = points.slice(held.start, held.end).join("").trim();
  });
  openForm(
    "missed",
    saveMissed,
    el("label", {}, told("correct.words"), " ", words),
    el("p", { class: "about" }, told("correct.words_how")),
    el("label", {}, told("correct.sentence"), " ", sentence),
    el("fieldset", {}, el("legend", {}, told("correct.chain")), chainField([publisher])),
    stanceField("reported"),
    signature(),
  );
}

function saveMissed(form) {
  const typed = form.querySelector(".words").value.trim();
  const place = form.querySelector(".sentence").value;
  const near = place === "" ? (selectionStart ?? 0) : report.sentences[place].start;
  const found = typed ? placeOf(typed, near) : null;
  if (!found) return word("correct.no_words");
  const names = namesIn(form);
  const wrong = wrongChain(names);
  if (wrong) return wrong;
  keep([
    {
      kind: "missed",
      ...made(form),
      words: [found],
      chain: names,
      stance: form.querySelector(".stance").value,
      quotation: names.length > 1 ? "indirect" : "none",
    },
  ]);
  byId("missed").replaceChildren();
  const entry = entries().find((held) => held.missed && held.claim.spans[0].start === found.start);
  if (entry) chooseClaim(entry, { focus: true, from: byId("add-missed") });
  return null;
}

let selectionStart = null;

// The words that are selected in the text, without the numbers of claims between them.
function selectedWords() {
  const selection = getSelection();
  selectionStart = null;
  if (!selection.rangeCount || selection.isCollapsed) return "";
  const range = selection.getRangeAt(0);
  const held = runs.filter((run) => range.intersectsNode(run));
  if (!held.length || !byId("text").contains(range.commonAncestorContainer)) return "";
  selectionStart = Number(held[0].id.slice(1));
  const parts = held.map((run) => {
    const inside = range.cloneRange();
    if (run !== held[0]) inside.setStart(run, 0);
    if (run !== held.at(-1)) inside.setEnd(run, run.childNodes.length);
    return inside.toString();
  });
  return parts.join("").trim();
}
