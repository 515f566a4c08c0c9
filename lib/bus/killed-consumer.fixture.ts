/** Leases all it can get for an hour, says so, and hangs. */
import { writeSync } from "node:fs";
import { openSqliteEventBus } from "./open-sqlite-event-bus.ts";

const [file = ""] = process.argv.slice(2);
const bus = openSqliteEventBus(file, { maxBytes: 1_000_000_000 });
const leased = await bus.lease({ maxMessages: 1000, maxBytes: 1_000_000, visibilityTimeoutMs: 3_600_000, waitMs: 0 });
writeSync(1, `${leased.length}\n`);
setInterval(() => undefined, 1000);
