import { describe, expect, it, vi } from "vitest";
import type { OfferedFile, UploadSet } from "../../../lib/uploads/upload-set.ts";
import { AskError } from "../../dashboard/ask.ts";
import type { UploadApi } from "./upload-api.ts";
import { createUploadQueue } from "./upload-queue.ts";

const cut = new AskError({ code: "page_unreachable", message: "Caudal does not answer." });

/** Keeps what it is sent, as the worker does. `fail`: called before each piece. */
function memoryServer({ fail = () => {} }: { fail?: (at: number) => void } = {}) {
  const kept = new Map<string, string>();
  let offered: OfferedFile[] = [];
  const set = (): UploadSet => ({
    id: "u1",
    folder: "/uploads/u1",
    by: "ada",
    begunAt: "2026-01-05T12:00:00.000Z",
    touchedAt: "2026-01-05T12:00:00.000Z",
    files: offered.map((file) => ({ ...file, received: kept.get(file.name)?.length ?? 0, isWhole: kept.get(file.name)?.length === file.bytes })),
  });
  const api: UploadApi = {
    async offer(_, files) {
      offered = [...offered.filter(({ name }) => !files.some((file) => file.name === name)), ...files];
      return set();
    },
    get: async () => set(),
    async sendPiece({ name, at, bytes }) {
      fail(at);
      kept.set(name, (kept.get(name) ?? "").slice(0, at) + new TextDecoder().decode(bytes));
      return set();
    },
    async removeFile(_, name) {
      offered = offered.filter((file) => file.name !== name);
      return set();
    },
    remove: async () => null,
  };
  return { api, kept, set };
}

const text = "0123456789".repeat(120_000);
const orders = new File([text], "Orders.csv", { lastModified: 0 });
const noWait = () => Promise.resolve();
const statesOf = (queue: ReturnType<typeof createUploadQueue>) => queue.now().rows.map(({ name, state }) => `${name} ${state}`);

describe("files on their way", () => {
  it("are sent in pieces, one after the other, and what is none of the four is named", async () => {
    const { api, kept } = memoryServer();
    const queue = createUploadQueue({ api, first: null, wait: noWait });
    await queue.offer([orders, new File(["a,b\n"], "products.csv"), new File(["?"], "notes.txt")]);
    await vi.waitFor(() => expect(statesOf(queue)).toEqual(["orders.csv whole", "products.csv whole"]));
    expect([kept.get("orders.csv"), kept.get("products.csv")]).toEqual([text, "a,b\n"]);
    expect(queue.now().leftOut).toEqual(["notes.txt"]);
  });

  it("go on by themselves after a cut, from what the server has", async () => {
    let cuts = 2;
    const { api, kept } = memoryServer({
      fail(at) {
        if (at > 0 && cuts-- > 0) throw cut;
      },
    });
    const queue = createUploadQueue({ api, first: null, wait: noWait });
    const seen = new Set<string>();
    queue.subscribe(() => seen.add(statesOf(queue).join()));
    await queue.offer([orders]);
    await vi.waitFor(() => expect(statesOf(queue)).toEqual(["orders.csv whole"]));
    expect(kept.get("orders.csv")).toBe(text);
    expect(seen).toContain("orders.csv cut");
  });

  it("stop when something is wrong that does not pass, and go on when asked to", async () => {
    let isFull = true;
    const { api, kept } = memoryServer({
      fail() {
        if (isFull) throw new AskError({ code: "disk_full", message: "The disk is full." });
      },
    });
    const queue = createUploadQueue({ api, first: null, wait: noWait });
    await queue.offer([orders]);
    await vi.waitFor(() => expect(queue.now().rows).toMatchObject([{ state: "failed", fault: { code: "disk_full" } }]));
    isFull = false;
    queue.goOn("orders.csv");
    await vi.waitFor(() => expect(statesOf(queue)).toEqual(["orders.csv whole"]));
    expect(kept.get("orders.csv")).toBe(text);
  });

  it("rest while they are paused", async () => {
    const { api, kept } = memoryServer({ fail: (at) => at > 0 && queue.pause("orders.csv") });
    const queue = createUploadQueue({ api, first: null, wait: noWait });
    await queue.offer([orders]);
    await vi.waitFor(() => expect(statesOf(queue)).toEqual(["orders.csv paused"]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(kept.get("orders.csv")?.length).toBeLessThan(text.length);
  });

  it("wait for their sender after the page was closed", async () => {
    const { api, kept, set } = memoryServer();
    await api.offer(null, [{ name: "orders.csv", bytes: text.length, modifiedAt: new Date(0).toISOString() }]);
    kept.set("orders.csv", text.slice(0, 7));
    const queue = createUploadQueue({ api, first: set(), wait: noWait });
    expect(queue.now().rows).toMatchObject([{ state: "unsent", received: 7 }]);
    await queue.offer([orders]);
    await vi.waitFor(() => expect(statesOf(queue)).toEqual(["orders.csv whole"]));
    expect(kept.get("orders.csv")).toBe(text);
  });

  it("say why they could not be announced, and are gone when removed", async () => {
    const { api } = memoryServer();
    const queue = createUploadQueue({
      api: { ...api, offer: () => Promise.reject(new AskError({ code: "disk_full", message: "No room." })) },
      first: null,
      wait: noWait,
    });
    await queue.offer([orders]);
    expect(queue.now()).toMatchObject({ rows: [], fault: { code: "disk_full" } });
    const other = createUploadQueue({ api, first: null, wait: noWait });
    await other.offer([orders]);
    await other.remove("orders.csv");
    expect(other.now()).toMatchObject({ rows: [], set: null });
  });
});
