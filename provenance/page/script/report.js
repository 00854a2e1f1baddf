// The report: its text by code points, its sources by id and by name, its claims in text order.

const report = data.report;
const points = Array.from(report.article.text);
const sources = new Map(report.sources.map((source) => [source.id, source]));
const voices = new Map(data.voices);
const tongue = report.article.language;

const claims = report.claims
  .map((claim) => ({ claim, start: claim.spans.length ? claim.spans[0].start : 0 }))
  .sort((one, two) => one.start - two.start)
  .map(({ claim }, place) => ({
    claim,
    number: place + 1,
    label: String(place + 1),
    missed: null,
  }));

function nameOf(id) {
  const source = sources.get(id);
  return visible(source ? source.name : id) || "?";
}

const idsByName = new Map();
for (const id of [...voices.keys(), ...sources.keys()]) {
  if (!idsByName.has(nameOf(id))) idsByName.set(nameOf(id), id);
}

const publisher = claims.length
  ? nameOf(claims[0].claim.chain[0].source)
  : visible(report.article.publisher);

// The classes of a name's colour and pattern; a name that only a reader gave gets the next ones.
const added = new Map();
function voiceOf(name) {
  const id = idsByName.get(name);
  if (voices.has(id)) return voices.get(id);
  if (name === publisher) return "own";
  if (!added.has(name)) {
    const place = voices.size + added.size;
    added.set(name, `h${place % 8} p${place % 5}`);
  }
  return added.get(name);
}

function quoted(span) {
  let words = visible(span.text);
  if (words.length > 1 && ["“”", "«»", '""'].includes(words[0] + words.at(-1))) {
    words = words.slice(1, -1).trim();
  }
  return `“${words}”`;
}

// Spans that overlap or have only blanks between them are one phrase: they read best as one.
function putTogether(evidence) {
  const phrases = [];
  for (const span of [...evidence].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = phrases.at(-1);
    if (last && !points.slice(last.end, span.start).join("").trim()) {
      last.end = Math.max(last.end, span.end);
      last.text = points.slice(last.start, last.end).join("");
    } else {
      phrases.push({ ...span });
    }
  }
  return phrases;
}

function saidBy(claim) {
  return claim.spans.map((span) => visible(span.text)).join(" … ") || visible(claim.text);
}

function shared(first, second) {
  const size = (spans) => spans.reduce((sum, span) => sum + span.end - span.start, 0);
  let both = 0;
  for (const a of first) {
    for (const b of second)
      both += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  }
  const whole = size(first) + size(second);
  return whole ? (2 * both) / whole : 0;
}

// Where words stand in the text, nearest to `wanted` (code points), not before `after`.
function placeOf(words, wanted, after = 0) {
  const wantedWords = Array.from(words);
  const fits = (start) =>
    wantedWords.every((character, place) => points[start + place] === character);
  let best = null;
  for (let start = after; start + wantedWords.length <= points.length; start += 1) {
    const nearer = best === null || Math.abs(start - wanted) < Math.abs(best - wanted);
    if (nearer && fits(start)) best = start;
  }
  return best === null ? null : { start: best, end: best + wantedWords.length, text: words };
}

// The words of a correction where they stand now, or null where one of them is gone.
function placed(words) {
  const found = [];
  let moved = 0;
  for (const span of words) {
    const place = span.text ? placeOf(span.text, span.start + moved, found.at(-1)?.end ?? 0) : null;
    if (!place) return null;
    moved = place.start - span.start;
    found.push(place);
  }
  return found;
}
