/** The four files of a load, each looked over once; what makes a file unusable as a whole. */
import type { FoundReject, Scans } from "./check-tables.ts";
import type { LoadJob } from "./load-job.ts";
import { type LoadTable, loadTables } from "./load-run.ts";
import { type FileScan, scanFile } from "./scan-file.ts";

/** `null` where the source has no such file. */
export async function scanSource(job: LoadJob, onBytes: (bytes: number) => void): Promise<Scans> {
  const scans: Scans = { customers: null, orders: null, order_items: null, products: null };
  for (const table of loadTables) {
    const { path } = job.files[table];
    if (path) scans[table] = await scanFile(table, path, onBytes);
  }
  return scans;
}

/** Faults that no `acceptRejects` passes over. */
export function fileFaults(table: LoadTable, scan: FileScan | null): FoundReject[] {
  if (!scan) return [{ reason: "file_missing" }];
  if (scan.header.length === 0) return [{ reason: "header_missing" }];
  if (!scan.headerIsUtf8) return [{ line: 1, reason: "not_utf8" }];
  const faults: FoundReject[] = [
    ...scan.columns.missing.map((column): FoundReject => ({ line: 1, column, reason: "header_missing" })),
    ...scan.columns.twice.map((column): FoundReject => ({ line: 1, column, reason: "header_twice" })),
  ];
  if (scan.unterminatedLine !== null) faults.push({ line: scan.unterminatedLine, reason: "unterminated_quote" });
  else if (scan.rows === 0 && (table === "orders" || table === "order_items")) faults.push({ reason: "empty" });
  return faults;
}

/** Whether its rows can be told apart at all. */
export function isReadable(scan: FileScan | null): scan is FileScan {
  return scan !== null && scan.header.length > 0 && scan.headerIsUtf8 && scan.unterminatedLine === null && scan.columns.places.size > 0;
}
