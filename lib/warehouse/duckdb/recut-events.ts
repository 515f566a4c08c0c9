/** Live events under other settings than those they came under: as if they had come under these. In the caller's transaction. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { log } from "../../log.ts";
import { sqlText } from "../../sql-text.ts";
import { addCounts } from "./append-events.ts";
import { readPosition } from "./load-records.ts";
import { eventsAtOnce, rereadEvents } from "./reread-events.ts";
import { keepAsLetters } from "./set-aside.ts";
import { type StoreSettings, storeChanges, writeStoreSettings } from "./store-settings.ts";

/** `setAside`: so many events that the contract takes no more, in the new currency or zone. */
type Recut = { isRecut: boolean; setAside: number };

export async function recutEvents(connection: DuckDBConnection, settings: StoreSettings, now: () => Date): Promise<Recut> {
  const isRecut = await storeChanges(connection, settings);
  await writeStoreSettings(connection, settings);
  if (!isRecut) return { isRecut, setAside: 0 };
  await rereadEvents(connection, settings);
  const setAside = await setAsideRefused(connection, settings, now);
  await connection.run(sqlText("duckdb/recut/move-times"));
  await noteConflicts(connection);
  if (setAside > 0) log.warn({ events: setAside }, "live events that the contract takes no more under the new settings are dead letters");
  return { isRecut, setAside };
}

async function setAsideRefused(connection: DuckDBConnection, settings: StoreSettings, now: () => Date): Promise<number> {
  const { streamPosition } = await readPosition(connection);
  let setAside = 0;
  for (let after = -1; after < streamPosition; after += eventsAtOnce) {
    const span = { after: BigInt(after), to: BigInt(after + eventsAtOnce) };
    const rows = (await connection.runAndReadAll(sqlText("duckdb/recut/set-aside"), span)).getRowObjectsJS();
    if (rows.length > 0) await keepAsLetters(connection, rows, settings, now());
    setAside += rows.length;
  }
  return setAside;
}

async function noteConflicts(connection: DuckDBConnection): Promise<void> {
  const rows = (await connection.runAndReadAll(sqlText("duckdb/recut/new-conflicts"))).getRowsJS();
  for (const [runId, differing] of Map.groupBy(rows, ([id]) => String(id))) {
    await addCounts(connection, runId, { events: 0, duplicates: 0, differing: differing.length, redelivered: 0 });
  }
}
