// A claim with its chain for somewhere else: plain text, Markdown, or a W3C Web Annotation.

const VOCABULARY = "urn:provenance:vocabulary:";
const ORDERED = [
  "hops",
  "evidence",
  "hedges",
  "mentions",
  "aliases",
  "alternatives",
  "chain",
  "sources",
];
const AROUND = 32;

function chainInWords(entry, bold = (name) => name, escape = (words) => words) {
  const steps = entry.standing.steps.map((step, place) => {
    const relation = place === 0 ? "" : `${word(`relation.${step.hop?.relation ?? "cites"}`)} `;
    const evidence = step.hop && place ? putTogether(step.hop.evidence).map(quoted).join(", ") : "";
    return `${relation}${bold(escape(step.name))}${evidence ? ` (${escape(evidence)})` : ""}`;
  });
  const sure = entry.missed ? word("human") : `${word("sure")} ${figure(entry.claim.confidence)}`;
  const by = isHuman(entry) && !entry.missed ? `, ${word("human")}` : "";
  return `${steps.join(" → ")} [${word(`stance.${entry.standing.stance}`)}, ${sure}${by}]`;
}

function whence() {
  const { title, url } = report.article;
  return [title, publisher, url].filter(Boolean).map(visible).join(", ");
}

function asText(entry) {
  return `“${saidBy(entry.claim)}”\n${chainInWords(entry)}\n${whence()}\n`;
}

function asMarkdown(entry) {
  const escape = (words) =>
    words.replace(
      /[\\`*_[\]<>#|~&$@]|:(?=\/)/g,
      (mark) => ({ "<": "&lt;", ">": "&gt;" })[mark] ?? `\\${mark}`,
    );
  return `> ${escape(saidBy(entry.claim))}\n\n${chainInWords(entry, (name) => `**${name}**`, escape)}\n\n${escape(whence())}\n`;
}

function asAnnotation(entry) {
  const { claim } = entry;
  const base = `urn:provenance:article:${encoded(report.article.id)}:`;
  const lists = Object.fromEntries(
    ORDERED.map((name) => [`prv:${name}`, { "@id": `prv:${name}`, "@container": "@list" }]),
  );
  const annotation = {
    "@context": ["http://www.w3.org/ns/anno.jsonld", { prv: VOCABULARY, ...lists }],
    id: `${base}claim_${encoded(claim.id)}`,
    type: "Annotation",
    motivation: "identifying",
    body: [
      {
        type: "TextualBody",
        purpose: "describing",
        format: "text/plain",
        value: chainInWords(entry),
      },
      {
        type: "prv:Chain",
        "prv:sentence": claim.sentence,
        "prv:quotation": claim.quotation,
        "prv:stance": entry.standing.stance,
        "prv:confidence": claim.confidence,
        "prv:hops": entry.standing.steps.map(annotatedHop),
        "prv:hedges": claim.hedges.map((hedge) => ({ ...selected(hedge), "prv:kind": hedge.kind })),
        "prv:alternatives": claim.alternatives.map((other) => ({
          "prv:chain": other.chain,
          "prv:confidence": other.confidence,
        })),
      },
    ],
    target: claim.spans.map(selected),
  };
  return `${JSON.stringify(annotation, null, 2)}\n`;
}

function annotatedHop({ hop, name, merge }) {
  const source = merge || !hop ? (idsByName.get(name) ?? name) : hop.source;
  if (!hop) return { "prv:source": source, "prv:relation": "cites", "prv:basis": "human" };
  const told = hop.attribution === null ? {} : { "prv:attribution": hop.attribution };
  return {
    ...told,
    "prv:source": source,
    "prv:relation": hop.relation,
    "prv:basis": hop.basis,
    "prv:confidence": hop.confidence,
    "prv:evidence": hop.evidence.map(selected),
  };
}

function selected(span) {
  return {
    type: "SpecificResource",
    source: addressOf(report.article),
    selector: [
      { type: "TextPositionSelector", start: span.start, end: span.end },
      {
        type: "TextQuoteSelector",
        exact: span.text,
        prefix: points.slice(Math.max(span.start - AROUND, 0), span.start).join(""),
        suffix: points.slice(span.end, span.end + AROUND).join(""),
      },
    ],
  };
}

function encoded(words) {
  const bytes = (character) => [...new TextEncoder().encode(character)];
  const hex = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  return words.replace(/[^A-Za-z0-9_]/gu, (character) => bytes(character).map(hex).join(""));
}

function addressOf(article) {
  const url = (article.url ?? "").trim();
  if (!/^https?:\/\//i.test(url)) return `urn:provenance:article:${encoded(article.id)}:article`;
  return url.replace(/[^\w.~!#$%&'()*+,/:;=?@[\]-]/gu, (character) =>
    encodeURIComponent(character),
  );
}

async function copyClaim(entry, kind) {
  const words = { text: asText, markdown: asMarkdown, annotation: asAnnotation }[kind](entry);
  try {
    await navigator.clipboard.writeText(words);
    say(word("copied"));
  } catch {
    say(word(copyOldWay(words) ? "copied" : "not_copied"));
  }
}

// Where a browser keeps the clipboard from files.
function copyOldWay(words) {
  const focus = document.activeElement;
  const field = el("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = words;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focus?.focus();
  return done;
}
