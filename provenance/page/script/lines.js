// Lines from a step of the chosen chain to its words: through the gutter, then under the line of
// text. Words out of sight have a line that ends at the edge of the window, with an arrow.

const NAMESPACE = "http://www.w3.org/2000/svg";
let drawn = [];
let waiting = false;

// `pairs` are [element in the panel, run in the text, classes of the voice].
function connect(pairs) {
  drawn = pairs;
  redraw();
}

function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const lines = byId("lines");
    const text = byId("text").getBoundingClientRect();
    const panel = byId("chain").getBoundingClientRect();
    const beside = panel.left >= text.right;
    lines.replaceChildren(
      ...(beside ? drawn.flatMap((pair, place) => line(pair, place, text, panel)) : []),
    );
  });
}

function line([from, run, voice], place, text, panel) {
  const here = from.getBoundingClientRect();
  const there = [...run.getClientRects()][0];
  if (!there || here.bottom < panel.top + 4 || here.top > panel.bottom - 4) return [];
  const y1 = (here.top + here.bottom) / 2;
  const y2 = Math.min(Math.max(there.bottom + 1, 4), innerHeight - 4);
  const seen = y2 === there.bottom + 1;
  const gutter = text.right + 8 + ((place * 5) % Math.max(10, panel.left - text.right - 14));
  const bend = Math.min(6, Math.abs(y2 - y1) / 2) * Math.sign(y2 - y1);
  const end = seen ? there.right : gutter - 10;
  const path = `M${here.left - 2},${y1} H${gutter + Math.abs(bend)} Q${gutter},${y1} ${gutter},${y1 + bend} V${y2 - bend} Q${gutter},${y2} ${gutter - Math.abs(bend)},${y2} H${end}`;
  const made = document.createElementNS(NAMESPACE, "path");
  made.setAttribute("d", path);
  made.setAttribute("class", voice);
  const dot = document.createElementNS(NAMESPACE, "circle");
  dot.setAttribute("cx", end);
  dot.setAttribute("cy", y2);
  dot.setAttribute("r", seen ? 2.5 : 1.5);
  dot.setAttribute("class", voice);
  return [made, dot];
}

addEventListener("scroll", redraw, { passive: true, capture: true });
addEventListener("resize", redraw, { passive: true });
