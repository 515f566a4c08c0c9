import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Playwright's own Chromium, else the machine's; null when there is none. */
export function findChromium(): string | null {
  return [chromium.executablePath(), ...installed].find((path) => path !== "" && existsSync(path)) ?? null;
}
