/** All rejects as a file for a spreadsheet. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvHead, csvLine, csvText } from "../csv-text.ts";
import type { StagingDatabase } from "./staging-database.ts";

const columns = ["file", "line", "column", "value", "reason", "message"];

/** Reads the view `fault`. */
export async function writeRejectsCsv({ connection }: StagingDatabase, folder: string): Promise<void> {
  const faults = await connection.stream("select file, line, column_name, value, reason, message from fault order by position");
  async function* text() {
    yield csvHead(columns);
    for await (const rows of faults.yieldRowsJs()) yield rows.map((row) => csvLine(row.map((cell) => csvText(String(cell ?? ""))))).join("");
  }
  await pipeline(Readable.from(text()), createWriteStream(rejectsCsv(folder)));
}

export function rejectsCsv(folder: string): string {
  return join(folder, "rejects.csv");
}
