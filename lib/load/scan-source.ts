/** The four files of a load, each looked over once; what makes a file unusable as a whole. */
import type { FoundReject, Scans } from "./check-tables.ts";
import { LoadRefusal } from "./fault-text.ts";
import type { LoadJob } from "./load-job.ts";
import type { LoadTable } from "./load-run.ts";
import { type FileScan, scanFile } from "./scan-file.ts";
import { scanInThread } from "./scan-in-thread.ts";

/** `null` where the source has no such file. The lines are most of it: they have a thread of their own. */
export async function scanSource({ files }: Pick<LoadJob, "files">, onBytes: (bytes: number) => void): Promise<Scans> {
  const scanned = async (table: LoadTable, scan: typeof scanFile) => {
    const { path } = files[table];
    return path === null ? null : scan(table, path, onBytes).catch((error) => Promise.reject(unreadable(table, error)));
  };
  const others = async () => ({
    customers: await scanned("customers", scanFile),
    orders: await scanned("orders", scanFile),
    products: await scanned("products", scanFile),
  });
  const [order_items, rest] = await Promise.all([scanned("order_items", scanInThread), others()]);
  return { ...rest, order_items };
}

function unreadable(table: LoadTable, error: NodeJS.ErrnoException): Error {
  if (error.errno === undefined) return error;
  return new LoadRefusal({ code: "file_unreadable", file: `${table}.csv`, detail: String(error.code) }, error);
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
