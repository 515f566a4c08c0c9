/** The live events that do not count: those that were refused, and those that the load has already. */
import type { DeadLetterReply, DeadLettersReply } from "../../lib/events/dead-letters-reply.ts";
import { originOf } from "../../lib/events/origin.ts";
import { reasonText } from "../../lib/events/reasons.ts";
import type { SupersededReply } from "../../lib/events/superseded-reply.ts";
import { currencyDigits, moneyText } from "../../lib/money.ts";
import type { Page, StoredLetter, StreamedLine } from "../../lib/warehouse/streaming.ts";
import type { Warehouse } from "../../lib/warehouse/warehouse.ts";

type Parts = { warehouse: Pick<Warehouse, "deadLetters" | "deadLetter" | "superseded">; currency: string };

export type StreamLists = ReturnType<typeof createStreamLists>;

export function createStreamLists({ warehouse, currency }: Parts) {
  const digits = currencyDigits(currency);
  return {
    async deadLetters(page: Page): Promise<DeadLettersReply> {
      const { total, rows } = await warehouse.deadLetters(page);
      return { total, rows: rows.map(letterReply) };
    },
    /** null when there is none. */
    async deadLetter(messageId: string): Promise<DeadLetterReply | null> {
      const letter = await warehouse.deadLetter(messageId);
      return letter && letterReply(letter);
    },
    async superseded(page: Page): Promise<SupersededReply> {
      const { lines, revenue, rows } = await warehouse.superseded(page);
      return { lines, revenue, rows: rows.map((line) => lineReply(line, digits)) };
    },
  };
}

function letterReply({ body, bodyBytes, attributes, reasons, publishTime, firstFailedAt, lastFailedAt, messageId, attempts }: StoredLetter): DeadLetterReply {
  const bytes = Buffer.from(body);
  const text = bytes.toString("utf8");
  const isExact = Buffer.from(text, "utf8").equals(bytes);
  return {
    messageId,
    body: text,
    bodyBytes,
    bodyBase64: isExact || bytes.byteLength < bodyBytes ? null : bytes.toString("base64"),
    reasons: reasons.map((reason) => ({ ...reason, message: reasonText(reason) })),
    attempts,
    publishTime: publishTime.toISOString(),
    firstFailedAt: firstFailedAt.toISOString(),
    lastFailedAt: lastFailedAt.toISOString(),
    ...originOf(attributes),
  };
}

function lineReply({ grossAmount, eventTime, publishTime, ingestTime, ...line }: StreamedLine, digits: number): SupersededReply["rows"][number] {
  return {
    ...line,
    revenue: moneyText(BigInt(grossAmount.replace(".", "")), digits),
    eventTime: eventTime.toISOString(),
    publishTime: publishTime.toISOString(),
    ingestTime: ingestTime.toISOString(),
  };
}
