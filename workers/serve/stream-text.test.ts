import { expect, it, vi } from "vitest";
import { log } from "../../lib/log.ts";
import { streamText } from "./stream-text.ts";

log.level = "silent";

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

const ends = () => ({ stop: vi.fn(), onEnd: vi.fn(async () => {}) });

it("gives all there is, and says once that it ended", async () => {
  const told = ends();
  expect(await new Response(streamText(pieces("a", "b"), told)).text()).toBe("ab");
  expect([told.stop.mock.calls.length, told.onEnd.mock.calls.length]).toEqual([0, 1]);
});

it("ends when its reader leaves, even before a first piece was made", async () => {
  const told = ends();
  await streamText(pieces("a"), told).cancel();
  expect([told.stop.mock.calls.length, told.onEnd.mock.calls.length]).toEqual([1, 1]);
});

it("ends when its reader takes nothing for long", async () => {
  const told = ends();
  const reader = streamText(pieces("a", "b", "c"), { ...told, idleMs: 20 }).getReader();
  await reader.read();
  await vi.waitFor(() => expect(told.onEnd).toHaveBeenCalledOnce());
  await expect(reader.closed).rejects.toThrow("took nothing");
});

it("ends when a piece cannot be made, and passes the failure on", async () => {
  const told = ends();
  const broken = async function* (): AsyncGenerator<string> {
    yield "a";
    throw new Error("disk");
  };
  await expect(new Response(streamText(broken(), told)).text()).rejects.toThrow("disk");
  expect(told.onEnd).toHaveBeenCalledOnce();
});
