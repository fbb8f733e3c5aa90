// Wat de webpagina kan als scripts mogen lopen: zoeken en filteren, tonen waar je leest, vouwen openen, een tabel bewaren.
// Zonder dit script is alles te lezen; het voegt geen tekst van buiten toe en haalt niets op.
"use strict";

const all = (selector) => [...document.querySelectorAll(selector)];

// ---- vouwen: een koppeling opent waar ze naartoe gaat, en op papier staat alles open ----

const root = document.documentElement;
const base = document.currentScript.dataset.basis; // op een bladzijde van de site: de weg naar haar eerste map
const contents = document.querySelector(".inhoud");
root.classList.add("met-script");

function openTarget() {
  const target = document.querySelector(":target");
  if (target && target === contents) contents.querySelector("details").open = true;
  let opened = false;
  for (let fold = target?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
    opened = fold.open = true;
  }
  // een actie in een vouw heeft pas een plaats als die open is
  if (opened) target.scrollIntoView();
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

// ---- inhoud: welk deel in beeld is; op de site zegt de bladzijde dat zelf ----

const items = (base === undefined ? all(".inhoud li > a") : []).map((link) => [document.getElementById(link.getAttribute("href").slice(1)), link]);
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

// wat een element in woorden zegt, zonder knoppen en tekeningen
function wordsOf(element) {
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll("[aria-hidden], [hidden], [role=doc-noteref], button")) other.remove();
  for (const end of copy.querySelectorAll("br")) end.replaceWith(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// ---- een tabel bewaren als csv ----

// een getal zoals een rekenblad het leest; tekst die daar een formule zou zijn, krijgt een weglatingsteken
function csvValue(text) {
  const number = text.replace(/^\u2212(?=\d)/, "-");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(number)) return number.replaceAll(".", "");
  if (/^-?\d+(,\d+)?$/.test(number)) return number;
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// een cel over meer kolommen of rijen staat er één keer, met lege cellen ernaast of eronder
function csvOf(rows) {
  const grid = rows.map(() => []);
  rows.forEach((cells, y) => {
    let x = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while (grid[y][x] !== undefined) x += 1;
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < colSpan; right += 1) grid[y + down][x + right] = "";
      }
      grid[y][x] = csvValue(text);
    }
  });
  return `\ufeff${grid.map((line) => `${line.join(";")}\r\n`).join("")}`;
}

function save(table, name) {
  const cell = (each) => ({ text: wordsOf(each), colSpan: each.colSpan, rowSpan: each.rowSpan });
  const rows = [...table.rows].map((row) => [...row.cells].map(cell));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csvOf(rows)], { type: "text/csv;charset=utf-8" }));
  link.download = `${name.replaceAll(":", "-")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// op de site staat elke tabel al als bestand
for (const caption of base === undefined ? all("caption[id]:has(b)") : []) {
  const table = caption.closest("table");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "csv";
  button.textContent = "Bewaar als csv";
  button.setAttribute("aria-describedby", caption.id);
  button.addEventListener("click", () => save(table, table.closest(".tabel").id));
  table.closest(".rol").after(button);
}

// ---- zoeken en filteren ----

const MOST_ANSWERS = 30;
const AROUND = 60; // letters van de zin voor het gevonden woord

// zonder hoofdletters, accenten en punten in getallen, zodat "cafe" ook "Café" vindt en "1250000" ook "1.250.000"
const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/(\d)\.(?=\d{3})/g, "$1").replace(/\s+/g, " ");
const WORD = /[\p{L}\p{N}]+(?:[.,-][\p{L}\p{N}]+)*/gu;
const wordsIn = (text) => text.match(WORD) ?? [];

// de stam van een gewoon woord: "paden" en "pad", "straten" en "straat", "huizen" en "huis" zijn hetzelfde woord
function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  const short = word.replace(/'s$/, "").replace(/(e[lmnr]|aar|eur|or|je)s$/, "$1").replace(/([^aeiou])en?$/, "$1");
  const base = short.length < 3 ? word : short;
  return base.replace(/(aa|ee|oo|uu)(?=[^aeiou]+$)/, (two) => two[0]).replace(/([^aeiou])\1$/, "$1")
    .replace(/v$/, "f").replace(/z$/, "s");
}

// een woord met zijn stam; een stam telt ook als laatste deel van een samenstelling: "paden" vindt "fietspad"
const readWord = (text) => ({ text, root: stem(text) });
const isAsked = (word, asked) => asked.some(({ text, root }) => word.text.includes(text) || word.root.endsWith(root));

// de plaatsen in het plan, elk met de tekst blok na blok: hier gelezen van de pagina, op de site uit zoek.js
function readPlaces() {
  const places = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.nodeType === 1 && node.matches("[aria-hidden], [hidden], button, script, .balk, [role=doc-backlink]")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  let place;
  let block;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === 1) {
      if (node.matches(":is(h1, h2, h3, h4, h5, h6)[id]") && !isWithin(node, place)) places.push((place = placeOf(node)));
      continue;
    }
    if (!place || !node.data.trim()) continue;
    const element = node.parentElement.closest("tr, li, p, h1, h2, h3, h4, h5, h6, caption, figcaption, dt, dd, summary, div");
    if (block?.element !== element || !place.blocks.includes(block)) {
      place.blocks.push((block = { element, text: "", href: `#${anchorOf(element, place.heading).id}` }));
    }
    block.text += `${node.data} `;
  }
  return places;
}

function placeOf(heading) {
  const strip = heading.closest("summary") ?? heading.previousElementSibling;
  const chapter = heading.closest("main > section");
  return {
    heading,
    title: wordsOf(heading),
    where: wordsOf(chapter.querySelector("h1, h2") ?? heading),
    accent: chapter.classList[0],
    code: strip?.querySelector(".code")?.textContent ?? "",
    choices: (heading.dataset.keuzes ?? "").split(" "),
    leads: heading.matches(".doelstelling, .actieplan"),
    href: `#${heading.id}`,
    blocks: [],
  };
}

// het element met een anker waar een stuk tekst in staat, anders de kop erboven
function anchorOf(element, heading) {
  const target = element.closest("[id]");
  return target && heading.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? target : heading;
}

// op de site staat de tekst van alle bladzijden in één bestand, dat pas komt als iemand zoekt
async function loadPlaces() {
  await new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: `${base}bestanden/zoek.js`, onload: done, onerror: failed });
    document.head.append(script);
  });
  return globalThis.smjpZoek.map((place) => ({
    ...place,
    href: base + place.page,
    blocks: place.blocks.map(([text, anchor]) => ({ text, href: `${base}${place.page}#${anchor || place.anchor}` })),
  }));
}

// woorden en stammen, één keer uitgerekend
function prepared(place) {
  for (const block of place.blocks) block.words = wordsIn(plain(block.text)).map(readWord);
  const title = plain(place.title);
  return {
    ...place,
    code: plain(place.code),
    choices: new Set(place.choices.map(String)),
    words: plain(place.blocks.map(({ text }) => text).join(" ")),
    stems: `${place.blocks.flatMap(({ words }) => words.map(({ root }) => root)).join(" ")} `,
    plainTitle: title,
    titleStems: wordsIn(title).map(stem),
  };
}

// een tussenkop van een actieplan of doelstelling is daar een deel van
function isWithin(heading, place) {
  return heading.matches(".tussenkop") && place?.heading.matches(".doelstelling, .actieplan");
}

const matches = (place, { text, root }) => place.code === text || place.words.includes(text) || place.stems.includes(`${root} `);

// wat in de kop staat, gaat voor; daarna waar het woord het vaakst staat
function weight(place, found, asked) {
  const inTitle = asked.filter(({ text, root }) => place.plainTitle.includes(text) || place.titleStems.includes(root));
  const isCode = asked.some(({ text }) => text === place.code);
  return 1000 * isCode + 100 * inTitle.length + (place.leads ? 50 : 0) + found.length;
}

const blocksWith = (place, asked) => place.blocks.filter(({ words }) => words.some((word) => isAsked(word, asked)));

// de zin rond het eerste gevonden woord, met de gevonden woorden vet
function snippet(text, asked) {
  const tidy = text.replace(/\s+/g, " ").trim();
  const hits = [...tidy.matchAll(WORD)].filter(([word]) => isAsked(readWord(plain(word)), asked));
  const start = Math.max(0, tidy.lastIndexOf(" ", (hits[0]?.index ?? 0) - AROUND) + 1);
  const end = Math.min(tidy.length, start + 3 * AROUND);
  const parts = [start ? "… " : ""];
  let at = start;
  for (const { 0: word, index } of hits.filter(({ index }) => index >= start && index < end)) {
    const mark = document.createElement("mark");
    mark.textContent = word;
    parts.push(tidy.slice(at, index), mark);
    at = index + word.length;
  }
  return [...parts, tidy.slice(at, Math.max(at, end)), end < tidy.length ? " …" : ""];
}

// hier en niet in plan.css: keuringen van webpagina's kennen deze vorm nog niet
const canHighlight = Boolean(globalThis.CSS?.highlights);
if (canHighlight) {
  const marked = new CSSStyleSheet();
  marked.replaceSync("::highlight(gezocht) { text-decoration: underline 3px; color: var(--nacht); }");
  document.adoptedStyleSheets.push(marked);
}

// onderstreept op de pagina wat gezocht werd, zonder de tekst zelf te veranderen; geeft waar het staat
function highlight(elements, asked) {
  const ranges = [];
  for (const element of elements) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      for (const { 0: word, index } of node.data.matchAll(WORD)) {
        if (!isAsked(readWord(plain(word)), asked)) continue;
        const range = new Range();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        ranges.push(range);
      }
    }
  }
  if (canHighlight) CSS.highlights.set("gezocht", new Highlight(...ranges));
  return ranges;
}

const readAsked = (text) => wordsIn(plain(text)).map(readWord);

// wie van een andere bladzijde komt, ziet meteen de gezochte woorden
function showSought() {
  const sought = new URLSearchParams(location.search).get("gezocht");
  if (!sought) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const isAfter = ({ startContainer: node }) => !target || target.contains(node) || target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  const ranges = highlight([document.querySelector("main")], readAsked(sought));
  (ranges.find(isAfter) ?? ranges[0])?.startContainer.parentElement.scrollIntoView({ block: "center" });
}

function answer(place, found, asked, words) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const [first] = found;
  line.className = place.accent;
  link.href = first?.href ?? place.href;
  if (base !== undefined && words) link.search = new URLSearchParams({ gezocht: words });
  const title = document.createElement("b");
  title.textContent = place.title;
  const where = document.createElement("small");
  where.textContent = place.where;
  const said = document.createElement("span");
  if (first && plain(first.text).trim() !== plain(place.title)) said.append(...snippet(first.text, asked));
  link.append(title, ...(place.where === place.title ? [] : [where]), said);
  if (base === undefined) {
    link.addEventListener("click", () => {
      highlight(found.map(({ element }) => element), asked);
      // eerst opent de browser wat gevouwen is, daarna komt de gevonden zin in het midden
      setTimeout(() => (first?.element ?? place.heading).scrollIntoView({ block: "center" }), 50);
    });
  }
  line.append(link);
  return line;
}

function startSearch(form) {
  const words = form.querySelector("input");
  const selects = all("#_zoek select");
  const status = form.querySelector("[role=status]");
  const clear = form.querySelector("button");
  const list = form.querySelector(".treffers");
  let places;

  async function refresh() {
    try {
      places ??= (await (base === undefined ? readPlaces() : loadPlaces())).map(prepared);
    } catch {
      status.textContent = "Zoeken lukt niet: het bestand bestanden/zoek.js is er niet.";
      return;
    }
    const asked = readAsked(words.value);
    const chosen = selects.map((select) => select.value).filter(Boolean);
    const active = asked.length + chosen.length > 0;
    const answers = !active ? [] : places
      .filter((place) => chosen.every((number) => place.choices.has(number)) && asked.every((each) => matches(place, each)))
      .map((place) => ({ place, found: blocksWith(place, asked) }))
      .map((each) => ({ ...each, weight: weight(each.place, each.found, asked) }))
      .sort((one, other) => (asked.length ? other.weight - one.weight : 0));
    const shown = answers.slice(0, MOST_ANSWERS);
    const many = answers.length === 1 ? "1 plaats in het plan" : `${answers.length} plaatsen in het plan`;
    const most = answers.length > shown.length ? `, dit zijn de eerste ${shown.length}` : "";
    status.textContent = !active ? "" : answers.length ? many + most : "Niets gevonden. Probeer een ander woord of wis een filter.";
    list.replaceChildren(...shown.map(({ place, found }) => answer(place, found, asked, words.value)));
    list.hidden = !answers.length;
    clear.hidden = !active;
  }

  function wipe() {
    words.value = "";
    for (const select of selects) select.value = "";
    globalThis.CSS?.highlights?.delete("gezocht");
    refresh();
    words.focus();
  }

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 150);
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      wipe();
    } else if (event.key === "Enter" && document.activeElement === words) {
      clearTimeout(timer);
      refresh().then(() => list.querySelector("a")?.click());
    } else if (step && links.length && (at >= 0 || document.activeElement === words)) {
      event.preventDefault();
      (links[at + step] ?? words).focus();
    }
  });
  clear.addEventListener("click", wipe);
  form.hidden = false;
  for (const link of all(".naar-zoek")) link.hidden = false;
}

const form = document.getElementById("_zoek");
if (form) startSearch(form);
if (base !== undefined) showSought();
