import { expect, it, vi } from "vitest";
import { createRefresher } from "./refresher.ts";

const at = (version: number) => ({ version, loadId: 1, streamPosition: version });

function refresherOf(refresh: (version: number) => Promise<void>) {
  const onError = vi.fn();
  return { onError, ...createRefresher({ refresh: ({ version }) => refresh(version), onError, gapMs: () => 1, retryMs: 1 }) };
}

it("takes what came during a refresh with the next, up to the newest", async () => {
  const seen: number[] = [];
  const steps: (() => void)[] = [];
  const refresher = refresherOf(async (version) => {
    seen.push(version);
    await new Promise<void>((resolve) => steps.push(resolve));
  });
  refresher.ask(at(1));
  await vi.waitFor(() => expect(steps).toHaveLength(1));
  for (const version of [2, 3, 4]) refresher.ask(at(version));
  steps[0]?.();
  await vi.waitFor(() => expect(steps).toHaveLength(2));
  steps[1]?.();
  await refresher.close();
  expect(seen).toEqual([1, 4]);
});

it("tells whoever asks once it was tried", async () => {
  const steps: string[] = [];
  const refresher = refresherOf(async () => {
    steps.push("tried");
    throw new Error("disk full");
  });
  await refresher.ask(at(1)).then(() => steps.push("told"));
  await refresher.close();
  expect(steps.slice(0, 2)).toEqual(["tried", "told"]);
});

it("tries again after a failure, and says when it works again", async () => {
  let isBroken = true;
  const refresher = refresherOf(async () => {
    if (isBroken) throw new Error("disk full");
  });
  refresher.ask(at(1));
  await vi.waitFor(() => expect(refresher.onError).toHaveBeenCalledWith(new Error("disk full")));
  isBroken = false;
  await vi.waitFor(() => expect(refresher.onError).toHaveBeenLastCalledWith(null));
  await refresher.close();
});

it("lets other work in between two refreshes, never into one", async () => {
  const steps: string[] = [];
  let finish = () => {};
  const refresher = refresherOf(async () => {
    steps.push("begun");
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    steps.push("done");
  });
  refresher.ask(at(1));
  await vi.waitFor(() => expect(steps).toEqual(["begun"]));
  const between = refresher.between(async () => void steps.push("between"));
  finish();
  await between;
  await refresher.close();
  expect(steps).toEqual(["begun", "done", "between"]);
});
