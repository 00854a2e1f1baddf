// Parses flowcharts with Mermaid's own parser; prints the labels that it will draw, as JSON.
// Run in a folder whose node_modules hold mermaid and jsdom.
import { readFileSync } from "node:fs";
const { JSDOM } = await import("jsdom");
globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
const text = readFileSync(0, "utf8");
await mermaid.parse(text);
const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
const labels = [...diagram.db.getVertices().values()].map((vertex) => vertex.text);
console.log(JSON.stringify({ labels, edges: diagram.db.getEdges().length }));
