import { expect, it } from "vitest";
import { type Message, readMessages } from "./read-messages.ts";

async function read(bytes: Uint8Array, size: number): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of readMessages(cut(bytes, size))) messages.push(message);
  return messages;
}

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it("reads messages however they are cut into pieces, and leaves out what says nothing", async () => {
  const bytes = new TextEncoder().encode('retry: 1000\n\nid: 7\nevent: version\ndata: {"version":7}\n\n: hush\n\nevent: news\ndata: {"name":"Perú: ñ"}\n\n');
  for (const size of [1, 2, 7, 1_000]) {
    expect(await read(bytes, size)).toEqual([
      { event: "version", data: '{"version":7}' },
      { event: "news", data: '{"name":"Perú: ñ"}' },
    ]);
  }
});

it("does not take a message that breaks off for one", async () => {
  expect(await read(new TextEncoder().encode('event: version\ndata: {"version":7}\n'), 100)).toEqual([]);
});
