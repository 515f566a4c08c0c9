import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** null where there is no Chromium. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = [chromium.executablePath(), ...installed].find(existsSync);
  if (!executablePath) return null;
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
}
