// Walks through the site as a reader does, from a folder and from a web server under a path, in a real browser.
// Usage: node site.mjs CHROMIUM PROFILE_FOLDER SITE_FOLDER SINGLE_PAGE
// Prints a JSON list with what is wrong; an empty list is good.
import { createServer } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";

const [chromium, profile, folder, single] = process.argv.slice(2);
const wrong = [];
const expect = (holds, what) => holds || wrong.push(what);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff": "font/woff", ".csv": "text/csv" };

const server = createServer(async (request, response) => {
  if (request.url === "/favicon.ico") return response.writeHead(204).end(); // a browser asks for it by itself
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/^\/onder\/een\/pad\//, "");
  try {
    const name = path.endsWith("/") || !path ? `${path}index.html` : path;
    const data = await readFile(join(folder, name));
    response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(data);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const browser = await launch(chromium, profile);
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  tab.on("console", (said) => said.type() === "error" && wrong.push(`console: ${said.text()}`));
  let asked = [];
  tab.on("request", (request) => request.url().endsWith("/favicon.ico") || asked.push(request.url()));

  const pages = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory()).map((each) => each.name);
  const code = pages.filter((name) => /^AP\d/.test(name)).sort()[0];
  for (const start of [pathToFileURL(folder).href, `http://127.0.0.1:${server.address().port}/onder/een/pad`]) {
    const how = start.split(":")[0];
    for (const [width, height] of [[1440, 900], [360, 640]]) {
      asked = [];
      await tab.setViewport({ width, height });
      await tab.goto(`${start}/${code}/index.html`, { waitUntil: "load" });
      await wait(200);
      const seen = await tab.evaluate(() => ({
        box: document.getElementById("_zoek-woorden").getBoundingClientRect().bottom <= innerHeight,
        wide: document.documentElement.scrollWidth > innerWidth,
        letters: [...document.fonts].some((each) => each.status === "loaded"),
        here: document.querySelector(".inhoud [aria-current=page]")?.textContent ?? "",
        index: [...document.scripts].some((each) => each.src.endsWith("zoek.js")),
      }));
      expect(seen.box, `${how} ${width}: one must scroll to see the search`);
      expect(!seen.wide, `${how} ${width}: the page is wider than the screen`);
      expect(seen.letters, `${how} ${width}: the letters do not come`);
      expect(seen.here, `${how} ${width}: the contents do not say where one is`);
      expect(!seen.index, `${how} ${width}: the search is fetched before anybody searches`);
      expect(asked.every((url) => url.startsWith(start)), `${how} ${width}: something comes from elsewhere`);
    }
    await tab.setViewport({ width: 1440, height: 900 });
    await tab.goto(`${start}/index.html`, { waitUntil: "load" });
    await tab.type("#_zoek-woorden", code);
    await wait(800);
    expect(await tab.$(`.treffers li:first-child a[href*="/${code}/index.html"]`), `${how}: a code does not find its page first`);
    await tab.$eval("#_zoek-woorden", (input) => { input.value = ""; });
    await tab.type("#_zoek-woorden", "scholen");
    await wait(600);
    if ((await tab.$$(".treffers a")).length <= 5) { wrong.push(`${how}: a word finds nothing`); continue; }
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
    await wait(400);
    const shown = await tab.evaluate(() =>
      [...(CSS.highlights.get("gezocht") ?? [])].some((range) => {
        const box = range.getBoundingClientRect();
        return box.height && box.top >= 0 && box.bottom <= innerHeight;
      }));
    expect(shown, `${how}: the word is not marked on the page where it was found`);
  }

  // the tables of the single page, saved by its script, are the files of the site
  await tab.goto(pathToFileURL(single).href, { waitUntil: "load" });
  const saved = await tab.evaluate(() => {
    const cell = (each) => ({ text: wordsOf(each), colSpan: each.colSpan, rowSpan: each.rowSpan });
    return [...document.querySelectorAll(".tabel:has(> .csv)")].map((one) => [
      one.id, csvOf([...one.querySelector("table").rows].map((row) => [...row.cells].map(cell))),
    ]);
  });
  expect(saved.length > 10, "the single page saves no tables");
  for (const [name, text] of saved) {
    const file = await readFile(join(folder, "tabellen", `${name.replaceAll(":", "-")}.csv`), "utf8").catch(() => "");
    expect(file === text, `table ${name} is another as a file than as the page saves it`);
  }
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(wrong));
