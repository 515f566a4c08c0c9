import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Child, hopeless, keepRunning, lockedOut } from "./keep-running.ts";

let folder = "";
let child: Child;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "caudal-supervisor-"));
});
afterEach(async () => {
  await child.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Its n-th life ends with the n-th code; the last one goes on. */
function start(...codes: number[]) {
  const script = join(folder, "child.mjs");
  const lives = join(folder, "lives");
  appendFileSync(lives, "");
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(lives)}, "|");
     const code = ${JSON.stringify(codes)}[readFileSync(${JSON.stringify(lives)}, "utf8").length - 1];
     if (code === undefined) setInterval(() => {}, 1000); else process.exit(code);`,
  );
  const onHopeless = vi.fn();
  child = keepRunning({ name: "child", script, env: process.env }, onHopeless);
  return { onHopeless, lives: () => readFileSync(lives, "utf8").length };
}

it("starts again what crashed", async () => {
  const { lives, onHopeless } = start(1);
  await expect.poll(lives).toBe(2);
  expect(onHopeless).not.toHaveBeenCalled();
});

it.each([
  ["cannot start", hopeless],
  ["finds its files taken as it starts for the first time", lockedOut],
])("gives up one that %s", async (_, code) => {
  const { onHopeless, lives } = start(code);
  await expect.poll(() => onHopeless.mock.calls.length).toBe(1);
  expect(lives()).toBe(1);
});

it("tries again while a command has the files of one that crashed", async () => {
  const { onHopeless, lives } = start(1, lockedOut, lockedOut);
  await expect.poll(lives).toBe(4);
  expect(onHopeless).not.toHaveBeenCalled();
});
