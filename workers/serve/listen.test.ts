import { Hono } from "hono";
import { expect, it } from "vitest";
import { createAnnouncer } from "./announcer.ts";
import { listen } from "./listen.ts";
import { status } from "./status.fixture.ts";

it("closes at once when the streams that were open have ended", async () => {
  const announcer = createAnnouncer({ versions: { version: () => 1, onChange: () => () => true }, status: async () => status });
  const api = new Hono().get("/v1/stream", () => new Response(announcer.join("viewer"), { headers: { "content-type": "text/event-stream" } }));
  const server = await listen(api, 0);
  const reading = (await fetch(`http://127.0.0.1:${server.port}/v1/stream`)).text();
  await expect.poll(() => announcer.pages()).toBe(1);
  const started = performance.now();
  announcer.close();
  await server.close();
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(await reading).toContain('data: {"version":1,');
});
