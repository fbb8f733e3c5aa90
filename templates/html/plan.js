// Wat de webpagina kan als scripts mogen lopen: zoeken en filteren, tonen waar je leest, vouwen openen, een tabel bewaren.
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

for (const caption of all("caption[id]:has(b)")) {
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

// zonder hoofdletters en accenten, zodat "cafe" ook "Café" vindt
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

function textOf(heading) {
  const fold = heading.closest(".vouw");
  if (fold) return wordsOf(fold);
  const strip = heading.previousElementSibling;
  const parts = [strip?.matches(".strook") ? strip.textContent : "", heading.textContent];
  let next = heading.nextElementSibling;
  for (; next && !next.matches(".strook, .vouw, .doelstelling, .hoofdstuk, .deel"); next = next.nextElementSibling) {
    parts.push(wordsOf(next));
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
