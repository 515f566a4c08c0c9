import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Throws where there is no Chromium. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = [chromium.executablePath(), ...installed].find(existsSync);
  if (!executablePath) throw new Error("There is no Chromium. Run `npx playwright install chromium`, or install your system's.");
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
}
