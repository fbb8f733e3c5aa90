// The browser of the checks: the distribution's Chromium without a sandbox, without a network.
import puppeteer from "puppeteer-core";

// a running browser; without a profile folder it keeps nothing
export const launch = (executablePath, userDataDir) =>
  puppeteer.launch({
    executablePath,
    userDataDir,
    pipe: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
