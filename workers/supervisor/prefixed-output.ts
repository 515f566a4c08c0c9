/** Passes a child's lines on, each marked with whose it is; the worker's JSON lines become readable ones on a terminal. */
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { prettyFactory } from "pino-pretty";

export function prefixLines(name: string, from: Readable, to: Writable & { isTTY?: boolean }): void {
  const pretty = prettyFactory({ ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss", colorize: true, singleLine: true });
  createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
    const text = to.isTTY && line.startsWith("{") ? pretty(line).trimEnd() : line;
    to.write(`${name.padEnd(6)} | ${text}\n`);
  });
}
