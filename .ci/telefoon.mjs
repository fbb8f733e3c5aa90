// A page as a phone of 390 pixels shows it, from an anchor on. Usage: node telefoon.mjs CHROMIUM PAGE ANCHOR PNG
import { launch } from "./chromium.mjs";

const [chromium, page, anchor, png] = process.argv.slice(2);
const browser = await launch(chromium);
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 390, height: 560, deviceScaleFactor: 3 });
  await tab.goto(page, { waitUntil: "load" });
  await tab.evaluate((name) => document.getElementById(name).scrollIntoView(), anchor);
  await tab.screenshot({ path: png });
} finally {
  await browser.close();
}
