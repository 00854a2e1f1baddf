// Which claims are shown: by footing, source, depth, stance and how sure.

function fillFilter() {
  const names = [
    ...new Set(
      entries().flatMap((entry) => entry.standing.steps.slice(1).map((step) => step.name)),
    ),
  ];
  const depths = [...new Set(entries().map((entry) => entry.standing.steps.length - 1))].sort(
    (a, b) => a - b,
  );
  refill(
    byId("by-source"),
    names.sort((a, b) => a.localeCompare(b, tongue)),
  );
  refill(byId("by-depth"), depths);
  for (const kind of FOOTINGS) {
    byId(`count-${kind}`).textContent = entries().filter((entry) =>
      footingFits(entry, kind),
    ).length;
  }
}

function refill(list, values) {
  const kept = list.value;
  list.replaceChildren(
    list.options[0],
    ...values.map((value) => el("option", { value }, String(value))),
  );
  list.value = values.map(String).includes(kept) ? kept : "";
}

function footingFits(entry, kind) {
  const item = byId(`c${entry.number}`);
  const { steps } = entry.standing;
  const source = sources.get(idsByName.get(originOf(entry)));
  const alone =
    entry.standing.human.chain || entry.missed
      ? steps.length > 1 && source?.kind !== "collective"
      : item.dataset.foot === "alone";
  if (kind === "alone") return alone;
  if (kind === "unnamed") return Boolean(source?.anonymous);
  if (kind === "others") return entry.claim.alternatives.length > 0;
  if (kind === "own") return steps.length === 1;
  return true;
}

const FOOTINGS = ["all", "alone", "unnamed", "others", "own"];
const footing = () => byId("filter").elements.footing.value;

function filterClaims() {
  const wanted = {
    footing: footing(),
    source: byId("by-source").value,
    depth: byId("by-depth").value,
    stance: byId("by-stance").value,
    sure: Number(byId("by-sure").value),
  };
  byId("sure-at").querySelector(".fig").textContent = figure(wanted.sure);
  let shown = 0;
  for (const entry of entries()) {
    const { steps, stance } = entry.standing;
    const fits =
      footingFits(entry, wanted.footing) &&
      (!wanted.source || steps.some((step) => step.name === wanted.source)) &&
      (wanted.depth === "" || steps.length - 1 === Number(wanted.depth)) &&
      (!wanted.stance || stance === wanted.stance) &&
      (entry.claim.confidence ?? 1) >= wanted.sure;
    shown += fits;
    entry.out = !fits;
    byId(`c${entry.number}`).hidden = !fits;
    byId(`t${entry.number}`)?.classList.toggle("out", !fits);
    for (const run of runsOf(entry.claim.spans)) run.classList.toggle("out", !fits);
  }
  pruneTree();
  document.body.dataset.footing = wanted.footing;
  tellFound(shown);
}

function tellFound(shown) {
  const all = entries().length;
  byId("found").replaceChildren(
    ...(shown
      ? [el("b", {}, String(shown)), " ", told("shown_of"), " ", String(all), " ", told("shown")]
      : [told("filter.none")]),
    ...(footing() === "alone" ? [" ", told("alone.about", { class: "about" })] : []),
  );
}
