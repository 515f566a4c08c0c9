/** Where events may stand in fact_sales_streaming, in memory: that an event is new is known without reading the table. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { sqlText } from "../../sql-text.ts";

export type EventIndex = ReturnType<typeof createEventIndex>;

/** So full, a search ends after a few steps. */
const fullShare = 0.7;
const firstSlots = 2 ** 12;

/** Keys are 40 bits of a hash of the event_id, so that some that are found are others. Positions have 32 bits: for four billion events. */
export function createEventIndex() {
  let slots = emptySlots(firstSlots);
  let through = 0;

  return {
    /** Takes in what was committed since the last time, up to `lastPosition`: the first time, all. */
    async catchUp(connection: DuckDBConnection, lastPosition: number): Promise<void> {
      if (lastPosition === through) return;
      while (lastPosition > slots.keys.length * fullShare) slots = enlarged(slots);
      const result = await connection.stream(sqlText("duckdb/append/stored-keys"), { after: BigInt(through) });
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const [keys = [], tags = [], positions = []] = chunk.getColumns();
        for (const [row, position] of positions.entries()) insert(slots, Number(keys[row]), Number(tags[row]), Number(position));
      }
      through = lastPosition;
    },
    /** Puts into `known_position` where the events of `incoming_event` may stand. */
    async findIncoming(connection: DuckDBConnection): Promise<void> {
      const [keys = [], tags = []] = (await connection.runAndReadAll(sqlText("duckdb/append/incoming-keys"))).getColumns();
      const found = new Set(keys.flatMap((key, row) => search(slots, Number(key), Number(tags[row]))));
      if (found.size > 0) await keep(connection, found);
    },
  };
}

async function keep(connection: DuckDBConnection, positions: Iterable<number>): Promise<void> {
  const appender = await connection.createAppender("known_position", null, "temp");
  try {
    for (const position of positions) {
      appender.appendBigInt(BigInt(position));
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

/** `positions`: 0 where a slot is empty. The key says in which slot a search begins. */
type Slots = { keys: Uint32Array; tags: Uint8Array; positions: Uint32Array };

function emptySlots(length: number): Slots {
  return { keys: new Uint32Array(length), tags: new Uint8Array(length), positions: new Uint32Array(length) };
}

function enlarged({ keys, tags, positions }: Slots): Slots {
  const larger = emptySlots(keys.length * 2);
  for (const [slot, position] of positions.entries()) if (position !== 0) insert(larger, keys[slot] ?? 0, tags[slot] ?? 0, position);
  return larger;
}

/** Once, though a position may be given again: a read may have broken off after it. */
function insert({ keys, tags, positions }: Slots, key: number, tag: number, position: number): void {
  const last = keys.length - 1;
  let slot = key & last;
  while (positions[slot] !== 0 && positions[slot] !== position) slot = (slot + 1) & last;
  keys[slot] = key;
  tags[slot] = tag;
  positions[slot] = position;
}

function search({ keys, tags, positions }: Slots, key: number, tag: number): number[] {
  const last = keys.length - 1;
  const found: number[] = [];
  for (let slot = key & last; positions[slot] !== 0; slot = (slot + 1) & last) {
    if (keys[slot] === key && tags[slot] === tag) found.push(positions[slot] ?? 0);
  }
  return found;
}
