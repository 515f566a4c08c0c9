/** Publishes batches of ten until it is killed, and prints the ids of each once it is durable. */
import { writeSync } from "node:fs";
import { openSqliteEventBus } from "./open-sqlite-event-bus.ts";

const [file = ""] = process.argv.slice(2);
const bus = openSqliteEventBus(file, { maxBytes: 1_000_000_000 });
for (let batch = 0; ; batch++) {
  const messages = Array.from({ length: 10 }, (_, index) => ({ body: Buffer.from(`${batch * 10 + index}`), attributes: {} }));
  writeSync(1, `${(await bus.publish(messages)).join(" ")}\n`);
}
