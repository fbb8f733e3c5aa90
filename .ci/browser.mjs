// Looks at pages as a visitor would: axe-core, the width of a phone, and the Tab key from start to end.
// Usage: node browser.mjs CHROMIUM PROFILE_FOLDER PAGE...   Prints one JSON object.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";

const require = createRequire(import.meta.url);
const [chromium, profile, ...pages] = process.argv.slice(2);
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [1200, 320];
const MOST_STOPS = 5000;

const browser = await launch(chromium, profile);

// Runs in the page: numbers all stops in document order and keeps how each looks without focus.
function prepare() {
  const look = (element) => {
    const style = getComputedStyle(element);
    return {
      outline: style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`,
      shadow: style.boxShadow,
      border: style.border,
    };
  };
  const wanted = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const stops = [...document.querySelectorAll(wanted)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  window.walk = { look, stops, before: new Map([...document.querySelectorAll("*")].map((one) => [one, look(one)])) };
  document.activeElement?.blur();
  window.getSelection()?.removeAllRanges();
  return stops.length;
}

// Runs in the page after every Tab: which stop has the focus, and can one see it?
function here() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const { look, stops, before } = window.walk;
  const old = before.get(element);
  const now = look(element);
  const outlined = now.outline !== "" && now.outline !== old.outline && !/^0px|rgba\(\d+, \d+, \d+, 0\)$/.test(now.outline);
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  return {
    index: stops.indexOf(element),
    scroller: stops.indexOf(element) < 0 && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
    name: `${element.localName} "${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 40)}"`,
    visible: outlined || now.shadow !== old.shadow || now.border !== old.border,
    onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(over && (element.contains(over) || over.contains(element))),
  };
}

// Runs in the page: the contrast of every text with the ground that it is really drawn on, as a person sees it.
function contrasts() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((each) => each / 255).map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const groundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(each).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const [text, ground] = [channels(style.color), groundOf(element)];
    const [low, high] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = (high + 0.05) / (low + 0.05);
    const pair = `${text.slice(0, 3)} on ${ground}`;
    if (!found.has(pair) || ratio / needed < found.get(pair).share) found.set(pair, { pair, ratio, needed, share: ratio / needed, where: element.localName + (element.className ? `.${element.className}` : "") });
  }
  const all = [...found.values()];
  return { pairs: all.length, lowest: Math.min(...all.map((each) => each.ratio)), faults: all.filter((each) => each.share < 1) };
}

async function keyboardWalk(page) {
  const problems = [];
  const notes = [];
  const count = await page.evaluate(prepare);
  const seen = [];
  let last = null;
  for (let press = 0; press < Math.min(2 * count + 10, MOST_STOPS); press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(here);
    if (stop === null) {
      if (seen.length > 0) break;
      continue;
    }
    if (stop.scroller) {
      notes.push(`scroll area as extra stop: ${stop.name}`);
    } else if (stop.index < 0) {
      problems.push(`focus on something that is no stop: ${stop.name}`);
    } else if (stop.index === seen[0] && seen.length === count) {
      break; // round the corner: the browser skipped its own buttons
    } else {
      if (stop.index === last) problems.push(`trap: Tab does not leave ${stop.name}`);
      else if (seen.includes(stop.index)) problems.push(`reached twice: ${stop.name}`);
      seen.push(stop.index);
      last = stop.index;
    }
    if (!stop.visible) problems.push(`no visible focus: ${stop.name}`);
    if (!stop.onScreen) problems.push(`focus outside the screen: ${stop.name}`);
    if (stop.covered && stop.onScreen) notes.push(`possibly covered at focus: ${stop.name}`);
    if (problems.length > 50) break;
  }
  const reached = new Set(seen);
  if (reached.size < count) problems.push(`${count - reached.size} of ${count} stops not reached with Tab`);
  if (seen.some((index, place) => place > 0 && index < seen[place - 1])) problems.push("focus order is not document order");
  return { stops: count, problems, notes };
}

async function look(page, url, width, open) {
  await page.setViewport({ width, height: 800 });
  const blocked = [];
  const listen = (message) => message.type() === "error" && blocked.push(message.text());
  page.on("console", listen);
  await page.goto(url, { waitUntil: "load" });
  if (open) await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  await page.evaluate(axeSource);
  const axe = await page.evaluate(() => window.axe.run(document, { preload: false, resultTypes: ["violations", "incomplete"] }));
  const rows = (results) => results.map((rule) => ({
    rule: rule.id, count: rule.nodes.length, where: rule.nodes.slice(0, 3).map((node) => node.target.join(" ")),
  }));
  const contrast = await page.evaluate(contrasts);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  const keyboard = await keyboardWalk(page);
  page.off("console", listen);
  return {
    width, open, keyboard, contrast,
    console: blocked, violations: rows(axe.violations), incomplete: rows(axe.incomplete), tooWide: Math.max(wide, 0),
  };
}

const report = { chromium: await browser.version(), axe: require("axe-core/package.json").version, pages: {} };
try {
  for (const path of pages) {
    const page = await browser.newPage();
    page.setDefaultTimeout(120000);
    const url = pathToFileURL(path).href;
    report.pages[path] = [];
    for (const width of WIDTHS) {
      for (const open of [false, true]) report.pages[path].push(await look(page, url, width, open));
    }
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(report));
