// Wat de webpagina kan als scripts mogen lopen: zoeken en filteren, tonen waar je leest, vouwen openen.
// Zonder dit script is alles te lezen; het voegt geen tekst van buiten toe en haalt niets op.
"use strict";

const all = (selector) => [...document.querySelectorAll(selector)];

// ---- vouwen: een koppeling opent waar ze naartoe gaat, en op papier staat alles open ----

const root = document.documentElement;
const contents = document.querySelector(".inhoud");
root.classList.add("met-script");

function openTarget() {
  const target = document.querySelector(":target");
  if (target && target === contents) contents.querySelector("details").open = true;
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
for (const event of ["load", "hashchange"]) addEventListener(event, openTarget);
addEventListener("click", ({ target }) => {
  if (!target.closest?.('a[href^="#"]')) return;
  // op een smal scherm gaat de inhoud dicht voor de browser springt, anders verschuift de tekst daarna
  if (contents?.contains(target)) contents.querySelector("details").open = false;
  // wie dezelfde koppeling nog eens kiest, wil het actieplan opnieuw open zien
  setTimeout(openTarget);
});

let closed = [];
addEventListener("beforeprint", () => {
  closed = all(".vouw:not([open])");
  for (const fold of closed) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of closed) fold.open = false;
});

// ---- inhoud: welk deel in beeld is ----

const items = all(".inhoud li > a").map((link) => [document.getElementById(link.getAttribute("href").slice(1)), link]);
let current;

function markCurrent() {
  const line = innerHeight * 0.3;
  const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
  const reached = items.filter(([heading]) => heading.getBoundingClientRect().top < (atEnd ? innerHeight : line));
  const link = reached.at(-1)?.[1];
  if (link === current) return;
  current?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "location");
  current = link;
  if (!link) return;
  // alleen de kolom met de inhoud schuift mee, nooit de pagina
  const box = contents.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (place.top < box.top || place.bottom > box.bottom) {
    contents.scrollTop += place.top - box.top - box.height / 3;
  }
}

let waiting = false;
function onScroll() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markCurrent();
  });
}
if (items.length) {
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("resize", onScroll);
  markCurrent();
}

// ---- zoeken en filteren ----

// zonder hoofdletters en accenten, zodat "cafe" ook "Café" vindt
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

function textOf(heading) {
  const fold = heading.closest(".vouw");
  if (fold) return fold.textContent;
  const strip = heading.previousElementSibling;
  const parts = [strip?.matches(".strook") ? strip.textContent : "", heading.textContent];
  let next = heading.nextElementSibling;
  for (; next && !next.matches(".strook, .vouw, .doelstelling, .hoofdstuk, .deel"); next = next.nextElementSibling) {
    parts.push(next.textContent);
  }
  return parts.join(" ");
}

function entry(heading) {
  const number = heading.querySelector(".nr");
  const sentence = heading.textContent.slice(number ? number.textContent.length : 0).trim();
  const strip = heading.closest("summary") ?? heading.previousElementSibling;
  const code = (strip?.querySelector(".code") ?? number)?.textContent ?? "";
  return {
    choices: new Set((heading.dataset.keuzes ?? "").split(" ")),
    text: plain(textOf(heading)),
    line: () => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      const mark = document.createElement("b");
      line.className = heading.closest("main > section").classList[0];
      link.href = `#${heading.id}`;
      mark.textContent = code;
      link.append(mark, " ", sentence);
      line.append(link);
      return line;
    },
  };
}

function startSearch(form) {
  const words = form.querySelector("input");
  const selects = all("#_zoek select");
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");
  const list = form.querySelector(".treffers");
  const headings = all("main :is(.doelstelling, .actieplan)[id]");
  let entries;

  function refresh() {
    entries ??= headings.map(entry);
    const wanted = plain(words.value).split(" ").filter(Boolean);
    const chosen = selects.map((select) => select.value).filter(Boolean);
    const active = wanted.length + chosen.length > 0;
    const found = entries.filter(
      ({ text, choices }) => wanted.every((word) => text.includes(word)) && chosen.every((number) => choices.has(number)),
    );
    const what = `${headings.length} doelstellingen en actieplannen`;
    const none = `Geen van de ${what}. Probeer een ander woord of wis een filter.`;
    status.textContent = !active ? "" : found.length ? `${found.length} van de ${what}` : none;
    list.replaceChildren(...(active ? found.map(({ line }) => line()) : []));
    list.hidden = !active || !found.length;
    clear.hidden = !active;
  }

  function wipe() {
    words.value = "";
    for (const select of selects) select.value = "";
    refresh();
    words.focus();
  }

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 150);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    wipe();
  });
  clear.addEventListener("click", wipe);
  form.hidden = false;
  for (const link of all(".naar-zoek")) link.hidden = false;
}

const form = document.getElementById("_zoek");
if (form) startSearch(form);
