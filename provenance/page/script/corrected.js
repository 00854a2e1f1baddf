// What readers said over what the tool said: which claims there are, and how each stands now.

let corrections = data.corrections;

// Each with its `standing`: { steps: [{ name, hop, merge }], stance, human: { chain, stance, … } }.
let everything = [];

function entries() {
  return everything;
}

// Work everything out again. Of two corrections on one matter the later holds; one whose claim
// the report does not have stands as a claim of its own.
function weigh() {
  const ordered = [...corrections].sort((one, two) => new Date(one.made) - new Date(two.made));
  const merged = new Map();
  everything = claims.map(standAsReported);
  for (const one of ordered) {
    if (one.kind === "merge") {
      merged.set(visible(one.also), visible(one.name));
      continue;
    }
    const entry = one.kind === "missed" ? null : entryAbout(one.words);
    if (entry) apply(one, entry);
    else addEntry(one);
  }
  for (const { standing: now } of everything) {
    const renamedSteps = now.steps.map((step) => renamed(step, merged));
    now.steps = renamedSteps.filter(
      (step, at) => renamedSteps.findIndex((held) => held.name === step.name) === at,
    );
  }
}

function standAsReported(entry) {
  const { claim } = entry;
  const steps = claim.chain.map((hop) => ({ name: nameOf(hop.source), hop, merge: null }));
  entry.standing = {
    steps,
    stance: claim.stance,
    human: { chain: null, stance: null, right: null, missed: null },
  };
  return entry;
}

function apply(one, entry) {
  const now = entry.standing;
  now.human[one.kind] = one;
  if (one.kind === "right") return;
  now.human.right = null;
  if (one.kind === "stance") now.stance = one.stance;
  if (one.kind === "chain") now.steps = stepsOf(one.chain, entry.claim);
}

function stepsOf(names, claim) {
  const hops = new Map(claim.chain.map((hop) => [nameOf(hop.source), hop]));
  return names.map(visible).map((name) => ({ name, hop: hops.get(name) ?? null, merge: null }));
}

function addEntry(one) {
  const spans = placed(one.words);
  if (!spans) return;
  const text = spans.map((span) => span.text).join(" ");
  const claim = {
    id: one.id,
    sentence: null,
    text,
    spans,
    quotation: one.quotation,
    stance: one.stance,
    hedges: [],
    chain: [],
    alternatives: [],
    confidence: null,
  };
  const place = everything.length - claims.length + 1;
  const entry = { claim, number: `m${place}`, label: `+${place}`, missed: one };
  const human = { chain: null, stance: null, right: null, missed: one };
  entry.standing = { steps: stepsOf(one.chain, claim), stance: one.stance, human };
  everything.push(entry);
}

function renamed(step, merged) {
  let { name, merge } = step;
  for (let turns = 0; merged.has(name) && turns <= merged.size; turns += 1) {
    merge = name;
    name = merged.get(name);
  }
  return { ...step, name, merge };
}

function entryAbout(words) {
  const here = placed(words);
  if (!here) return null;
  let best = null;
  let most = 0.5;
  for (const entry of everything) {
    const same = shared(entry.claim.spans, here);
    if (same > most || (same === most && !best)) [best, most] = [entry, same];
  }
  return best;
}

function isHuman(entry) {
  const { chain, stance, right, missed } = entry.standing.human;
  return Boolean(
    chain || stance || right || missed || entry.standing.steps.some((step) => step.merge),
  );
}

function originOf(entry) {
  return entry.standing.steps.at(-1).name;
}

function entryOf(number) {
  return everything.find((entry) => String(entry.number) === String(number));
}
