// What the page was given, and the language that it speaks.

const data = JSON.parse(document.getElementById("data").textContent);
const whenSpoken = [];
let spoken = data.language;

function word(key) {
  return data.interfaces[spoken].words[key];
}

function counted(key, number) {
  const form = data.interfaces[spoken].ones.includes(number) ? "one" : "many";
  return word(`${key}.${form}`);
}

// Two decimals, cut off and not rounded, as everywhere in the program.
function figure(confidence) {
  const cut = Math.floor(confidence * 100 + 1e-9) / 100;
  return cut.toFixed(2).replace(".", data.interfaces[spoken].decimal);
}

function speak(language) {
  spoken = language;
  document.documentElement.lang = language;
  for (const held of document.querySelectorAll("[data-t]")) {
    const { t, n } = held.dataset;
    held.textContent = n === undefined ? word(t) : counted(t, Number(n));
  }
  for (const held of document.querySelectorAll("[data-t-label]")) {
    held.setAttribute("aria-label", word(held.dataset.tLabel));
  }
  for (const held of document.querySelectorAll(".fig")) {
    held.textContent = held.textContent.replace(/[.,]/, data.interfaces[spoken].decimal);
  }
  for (const tell of whenSpoken) tell();
}
