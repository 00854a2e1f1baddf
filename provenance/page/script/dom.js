// Elements made of words that are only ever text, and the one voice that screen readers hear.

const byId = (id) => document.getElementById(id);

// `el("a", { href: "#c1", class: "go", on: { click } }, "words", otherElement)`
function el(tag, about = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
  return made;
}

// Words of the interface, which change with its language.
function told(key, about = {}) {
  return el("span", { ...about, "data-t": key }, word(key));
}

// A name as the article gives it.
function named(name) {
  return el("bdi", { lang: tongue }, name);
}

function button(key, act, about = {}) {
  return el("button", { type: "button", ...about, on: { click: act } }, told(key));
}

function say(message) {
  byId("said").textContent = "";
  requestAnimationFrame(() => {
    byId("said").textContent = message;
  });
}

// Words of the article on one line, nothing in them that would reorder or hide what stands around.
function visible(words) {
  return words
    .replace(/[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+/g, " ")
    .replace(/[\xad\u200b\u2060\ufeff]/g, "")
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, spelt)
    .trim();
}

function spelt(character) {
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `<U+${code}>`;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function bringIntoView(element, block = "center") {
  element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}
