import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { create } from "tar";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Manifest, manifestName } from "./manifest.ts";
import { readManifest, unpackArchive } from "./read-archive.ts";
import { writeArchive } from "./write-archive.ts";

const about = {
  product: "caudal",
  format: 1,
  takenAt: "2026-11-24T10:00:00.000Z",
  by: "ada",
  isScheduled: false,
  jobId: null,
  currency: "USD",
  timeZone: "UTC",
  warehouse: { version: 1, loadId: null, streamPosition: 0 },
} as const;
const names = ["queue.sqlite", "state.sqlite", "warehouse.duckdb"];
const megabyte = 1024 * 1024;

describe("a backup that somebody made up", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "caudal-archive-"));
    for (const name of names) writeFileSync(join(folder, name), name);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string) => join(folder, name);
  const compress = async (paths: string[], ...after: Buffer[]) => {
    writeFileSync(at("x.tar"), "");
    if (paths.length > 0) await create({ cwd: folder, file: at("x.tar") }, paths);
    const params = { [constants.ZSTD_c_compressionLevel]: 1 };
    writeFileSync(at("x.tar.zst"), zstdCompressSync(Buffer.concat([readFileSync(at("x.tar")), ...after]), { params }));
    return at("x.tar.zst");
  };
  const state = (change: (manifest: Manifest) => void = () => {}) => {
    const files = names.map((path) => ({ path, bytes: statSync(at(path)).size, sha256: "0".repeat(64) }));
    const manifest: Manifest = { ...about, files };
    change(manifest);
    writeFileSync(at(manifestName), JSON.stringify(manifest));
  };
  const unpack = (file: string) => {
    const into = mkdtempSync(at("into-"));
    return unpackArchive(file, into, () => {}).catch((error) => ({ code: error.code, message: error.message, kept: readdirSync(into).sort() }));
  };

  it("does not take in a huge manifest", async () => {
    writeFileSync(at(manifestName), `${" ".repeat(17 * megabyte)}{"product":"caudal","format":2}`);
    await expect(readManifest(await compress([manifestName]))).rejects.toMatchObject({ code: "file_unreadable" });
  });

  it("is given up soon where zeros without end stand for a manifest", async () => {
    const start = performance.now();
    await expect(readManifest(await compress([], Buffer.alloc(200 * megabyte)))).rejects.toMatchObject({ code: "file_unreadable" });
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it("writes no file that it does not state, nor one larger than stated", async () => {
    state();
    writeFileSync(at("more"), "");
    const foreign = await unpack(await compress([manifestName, "more", ...names]));
    expect(foreign).toMatchObject({ message: expect.stringContaining("nothing is said of more"), kept: expect.not.arrayContaining(["more"]) });
    writeFileSync(at("state.sqlite"), Buffer.alloc(megabyte));
    const grown = await unpack(await compress([manifestName, "state.sqlite", "queue.sqlite"]));
    expect(grown).toMatchObject({ message: expect.stringContaining("state.sqlite is not as it was"), kept: expect.not.arrayContaining(["state.sqlite"]) });
  });

  it("is given up where more comes after its end than it states", async () => {
    state();
    expect(await unpack(await compress([manifestName, ...names], Buffer.alloc(200 * megabyte)))).toMatchObject({
      message: expect.stringContaining("more is in it than it says"),
    });
  });

  it("is refused before anything is written where it would fill the disk", async () => {
    state(({ files }) => files.push({ path: "history/1/orders.parquet", bytes: 1e15, sha256: "" }));
    expect(await unpack(await compress([manifestName, ...names]))).toMatchObject({ code: "disk_full", kept: [] });
  });
});

it("reads back what was packed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "caudal-archive-"));
  const [from, into, file] = [mkdtempSync(join(folder, "from-")), mkdtempSync(join(folder, "into-")), join(folder, "x.tar.zst")];
  for (const name of names) writeFileSync(join(from, name), name);
  await writeArchive({ folder: from, file, about }, () => {});
  expect((await unpackArchive(file, into, () => {})).files.map(({ path }) => path)).toEqual(names);
  rmSync(folder, { recursive: true });
});
