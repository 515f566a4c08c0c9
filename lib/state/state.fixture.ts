/** A state file in a folder of its own, with a clock that stands still until it is set. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { openState, type State } from "./open-state.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export function useState() {
  const clock = { now: Date.UTC(2026, 0, 5, 12) };
  const opened: State[] = [];
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "caudal-state-"));
    clock.now = Date.UTC(2026, 0, 5, 12);
  });
  afterEach(() => {
    for (const state of opened.splice(0)) state.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = () => join(folder, "state.sqlite");
  const open = (): State => {
    const state = openState(file(), () => clock.now);
    opened.push(state);
    return state;
  };
  return { clock, file, open };
}

export function addViewer(state: State, name = "vic@shop.example") {
  return state.accounts.add({ name, role: "viewer", madeBy: "admin", createdAt: state.now() });
}
