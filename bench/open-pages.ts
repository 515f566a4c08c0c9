/** Many open pages in a process of their own, as cheap as can be: each follows the stream and asks for the tiles of what it hears, one question at a time. */
import { Agent, get, type IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";

/** `at`: when (Date.now()) a page had the tiles of a version. */
export type Sighting = { at: number; version: number };
export type Seen = { pages: Sighting[][]; linesOf: [version: number, lines: number][]; bytes: number };
export type PageArguments = { page: string; cookie: string; tiles: string; count: number };

const { page, cookie, tiles, count }: PageArguments = JSON.parse(process.argv[2] ?? "");
const linesOf = new Map<number, number>();
let bytes = 0;

const pages = await Promise.all(Array.from({ length: count }, openPage));
process.on("message", () => process.send?.({ pages, linesOf: [...linesOf], bytes } satisfies Seen, () => process.exit()));
process.on("disconnect", () => process.exit());
process.send?.("open");

/** Resolves with what it will see. */
async function openPage(): Promise<Sighting[]> {
  const agent = new Agent({ keepAlive: true });
  const seen: Sighting[] = [];
  let heard = 0;
  let isAsking = false;
  const stream = await open("/api/v1/stream", { accept: "text/event-stream" }, agent);
  stream.setEncoding("latin1").on("data", (piece: string) => {
    const version = piece.match(/"version":(\d+)/)?.[1];
    if (version === undefined) return;
    heard = Math.max(heard, Number(version));
    if (!isAsking) follow().catch(fail);
  });
  stream.on("close", () => fail(new Error("A stream ended")));
  return seen;

  async function follow(): Promise<void> {
    isAsking = true;
    for (let shown = seen.at(-1)?.version ?? 0; shown < heard; ) {
      shown = await askTiles(heard, agent);
      seen.push({ at: Date.now(), version: shown });
    }
    isAsking = false;
  }
}

/** Every answer is taken in whole; the lines of a version are read from the first one only. */
async function askTiles(heard: number, agent: Agent): Promise<number> {
  const reply = await open(tiles, { "x-caudal-at-least": String(heard) }, agent);
  const version = Number(reply.headers["x-caudal-version"]);
  const pieces: Buffer[] = [];
  for await (const piece of reply) pieces.push(piece);
  const body = Buffer.concat(pieces);
  bytes += body.byteLength;
  if (!linesOf.has(version)) linesOf.set(version, linesIn(reply.headers["content-type"] === "application/gzip" ? gunzipSync(body) : body));
  return version;
}

function linesIn(body: Buffer): number {
  const lines = /"kpis":{[^}]*?"lines":(\d+)/.exec(body.toString())?.[1];
  if (lines === undefined) throw new Error("An answer tells no lines");
  return Number(lines);
}

function open(path: string, headers: Record<string, string>, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = get(new URL(path, page), { headers: { ...headers, cookie }, agent }, (reply) => {
      if (reply.statusCode === 200) resolve(reply);
      else reject(new Error(`${path}: ${reply.statusCode}`));
    });
    /** The server may close a connection just as it is used again; a browser asks again too. */
    asked.on("error", (error) => (asked.reusedSocket ? resolve(open(path, headers, agent)) : reject(error)));
  });
}

function fail(error: Error): never {
  console.error(error.message);
  process.exit(1);
}
