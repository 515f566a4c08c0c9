import { sqlText } from "../sql-text.ts";
import type { OutgoingMessage } from "./event-bus.ts";
import { inTransaction, type QueueFile } from "./queue-file.ts";

/** `ids`: of the messages of each batch. */
type Appended = { firstPosition: number; ids: string[][] };

/** Appends batches in one transaction. */
export function openPublisher({ publisher: database, messageIdOf }: QueueFile, now: () => Date): (batches: OutgoingMessage[][]) => Appended {
  const reserve = database.prepare(sqlText("queue/reserve"));
  const insert = database.prepare("insert into message (position, publish_time, attributes, body) values (?, ?, ?, ?)");

  return (batches) =>
    inTransaction(database, () => {
      const count = batches.reduce((sum, { length }) => sum + length, 0);
      const bytes = batches.flat().reduce((sum, { body }) => sum + body.byteLength, 0);
      let position = Number(reserve.get({ count, bytes })?.last_position) - count;
      const firstPosition = position + 1;
      const publishTime = now().getTime();
      const append = ({ body, attributes }: OutgoingMessage) => {
        insert.run(++position, publishTime, JSON.stringify(attributes), body);
        return messageIdOf(position);
      };
      return { firstPosition, ids: batches.map((messages) => messages.map(append)) };
    });
}
