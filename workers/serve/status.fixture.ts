/** What a worker may say of itself. */
import type { StoreState } from "../../lib/sales/paint.ts";
import type { Status } from "../../lib/status.ts";

export const store: StoreState = { name: "", currency: "USD", digits: 2, timeZone: "UTC", firstDay: "2025-03-01", lastDay: "2025-03-02", load: null };
/** Of a worker on which all went wrong. */
export const status: Status = {
  version: 1,
  newestEvent: null,
  store,
  load: {
    id: 3,
    state: "refused",
    step: "done",
    source: "/home/ada/shop",
    sample: false,
    startedAt: "2026-01-01T00:00:00Z",
    finishedAt: "2026-01-01T00:00:01Z",
    rowsDone: 9,
    rowsTotal: 9,
    bytesDone: 90,
    bytesTotal: 90,
    report: {
      files: [{ name: "order_items.csv", bytes: 90, sha256: "sha", delimiter: ",", rows: 9, rejected: 1, blankRows: 0, ignoredColumns: [] }],
      rejectedRows: 1,
      rejectsByReason: { not_a_number: 1 },
      rejects: [{ file: "order_items.csv", line: 2, column: "unit_price", value: "12,5O", reason: "not_a_number", message: "no number" }],
      notices: {
        ordersWithoutKnownCustomer: 0,
        linesOfUnknownProducts: 0,
        ordersWithoutLines: 0,
        ordersAfterNow: 0,
        supersededEvents: 0,
        supersededRevenue: null,
      },
      asOf: null,
      asOfGiven: false,
      before: null,
      after: null,
    },
    error: "order_items.csv, line 2: no number",
    fault: { code: "rows_wrong", table: "order_items", line: 2, column: "unit_price", reason: "not_a_number", rows: 1 },
  },
  warehouse: { engine: "duckdb", bytes: 1 },
  serving: { state: "failed", bytes: 1, error: "/home/ada/data is full" },
  ingest: {
    state: "waiting",
    backlog: 2,
    oldestPublishTime: null,
    eventsPerSecond: 0,
    lastCommitAt: null,
    lastError: { message: "8.8.8.8 does not answer", at: "2026-01-01T00:00:00Z" },
    queueBytes: null,
  },
  streaming: {
    events: 9,
    duplicates: 1,
    differing: 0,
    refused: 2,
    refusals: [{ rule: "not_json", events: 2 }],
    superseded: { lines: 0, revenue: "0.00" },
    perMinute: [],
    toQueueMs: null,
    toCommitMs: null,
    late: 0,
  },
  memoryBytes: 1,
  startedAt: "2026-01-01T00:00:00Z",
};
