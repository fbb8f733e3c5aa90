// Searches the plan as a reader does, in a real browser. Usage: node zoeken.mjs CHROMIUM PROFILE_FOLDER PAGE
// Prints a JSON list with what is wrong; an empty list is good. A page without a search is wrong.
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";

const [chromium, profile, path] = process.argv.slice(2);
const browser = await launch(chromium, profile);
const wrong = [];
const expect = (holds, what) => holds || wrong.push(what);
const tab = await browser.newPage();
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const status = () => tab.$eval("#_zoek [role=status]", (one) => one.textContent);
const answers = () => tab.$$eval(".treffers a", (all) => all.map((one) => one.textContent));

async function ask(text) {
  await tab.$eval("#_zoek-woorden", (input) => { input.value = ""; input.focus(); });
  await tab.keyboard.type(text);
  await wait(600);
  return answers();
}

async function open(width, height) {
  await tab.setViewport({ width, height });
  await tab.goto("about:blank");
  await tab.goto(pathToFileURL(path).href, { waitUntil: "load" });
  return tab.$("#_zoek-woorden");
}

try {
  tab.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  for (const [width, height] of [[1440, 900], [360, 640]]) {
    const box = await open(width, height);
    if (!box) { wrong.push("there is no search"); break; }
    const seen = await box.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight);
    expect(seen, `at ${width} x ${height} one must scroll to see the search`);
  }
  if (!wrong.length) {
    await open(1440, 900);
    const [first] = await tab.$$eval("main .actieplan[id]", (all) => all.map((one) => one.id));
    expect((await ask(first))[0] === (await tab.$eval(`#${first}`, (one) => one.textContent.replace(/\s+/g, " ").trim())), "a code does not find its actieplan first");
    for (const [one, other] of [["scholen", "school"], ["straten", "straat"]]) {
      const [many, single] = [await ask(one), await ask(other)];
      const missed = many.filter((text) => !single.some((found) => found.slice(0, 20) === text.slice(0, 20)));
      expect(many.length > 1 && missed.length < many.length / 4, `"${one}" finds ${many.length} places, "${other}" misses ${missed.length} of them`);
    }
    expect(!(await ask("xyzzyx")).length && (await status()).startsWith("Niets gevonden"), "what is nowhere is found, or nothing is said");

    // the keyboard: down to the second answer, follow it, see the word marked on screen
    await ask("scholen");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("Enter");
    await wait(800);
    const there = await tab.evaluate(() => {
      const ranges = [...(CSS.highlights.get("gezocht") ?? [])];
      const boxes = ranges.map((range) => range.getBoundingClientRect());
      return { hash: location.hash, shown: boxes.some((box) => box.height && box.top >= 0 && box.bottom <= innerHeight) };
    });
    expect(there.hash.length > 1, "Enter on an answer leads nowhere");
    expect(there.shown, "the word that was looked for is not marked on the screen");
    await tab.focus("#_zoek-woorden");
    await tab.keyboard.press("Escape");
    expect(!(await answers()).length, "Escape leaves the answers");

    // a deep link opens what is folded
    await tab.goto("about:blank");
    await tab.goto(`${pathToFileURL(path).href}#${first}`, { waitUntil: "load" });
    await wait(200);
    expect(await tab.$eval(`#${first}`, (one) => one.closest("details")?.open ?? true), "a deep link leaves its actieplan folded");

    // filters
    await open(1440, 900);
    const value = await tab.$eval("#_zoek select option:nth-child(2)", (one) => one.value);
    await tab.$eval("#_zoek details", (one) => { one.open = true; });
    await tab.select("#_zoek select", value);
    await wait(600);
    expect((await answers()).length > 0, "a filter finds nothing");

    // zoomed to 200 %, the narrowest screen, forced colours, dark, paper
    for (const [width, height, what] of [[720, 450, "200 %"], [320, 568, "320 pixels"]]) {
      await open(width, height);
      await ask("scholen");
      expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `at ${what} the page is wider than the screen`);
    }
    const hidden = () => tab.$eval("#_zoek", (one) => getComputedStyle(one).display === "none");
    await tab.emulateMediaType("print");
    expect(await hidden(), "the search is printed");
    await tab.emulateMediaType("screen");
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    expect(!(await hidden()), "the search is gone in the dark");
    const session = await tab.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const unseen = await tab.$$eval("main svg.teken, main .teken", (all) => all.filter((one) => {
      const style = getComputedStyle(one.querySelector("rect, path, line, circle") ?? one);
      const paper = getComputedStyle(document.body).backgroundColor;
      return ![style.fill, style.stroke, style.backgroundColor].some((colour) => colour !== "none" && colour !== "rgba(0, 0, 0, 0)" && colour !== paper);
    }).length);
    expect((await tab.$$(".teken")).length > 0 && !unseen, `${unseen} drawings are not seen in forced colours`);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(wrong));
