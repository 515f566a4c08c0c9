import { sqlText } from "../sql-text.ts";
import type { OutgoingMessage } from "./event-bus.ts";
import { inTransaction, type QueueFile } from "./queue-file.ts";

/** Appends batches in one transaction; returns the message ids of each. */
export function openPublisher({ publisher: database, messageIdOf }: QueueFile, now: () => Date): (batches: OutgoingMessage[][]) => string[][] {
  const reserve = database.prepare(sqlText("queue/reserve"));
  const insert = database.prepare("insert into message (position, publish_time, attributes, body) values (?, ?, ?, ?)");

  return (batches) =>
    inTransaction(database, () => {
      const count = batches.reduce((sum, { length }) => sum + length, 0);
      const bytes = batches.flat().reduce((sum, { body }) => sum + body.byteLength, 0);
      let position = Number(reserve.get({ count, bytes })?.last_position) - count;
      const publishTime = now().getTime();
      const append = ({ body, attributes }: OutgoingMessage) => {
        insert.run(++position, publishTime, JSON.stringify(attributes), body);
        return messageIdOf(position);
      };
      return batches.map((messages) => messages.map(append));
    });
}
