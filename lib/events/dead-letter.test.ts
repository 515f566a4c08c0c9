import { expect, it } from "vitest";
import { deadLetter, refusedAgain } from "./dead-letter.ts";
import { parseEvent } from "./parse-event.ts";

const message = {
  messageId: "m-1",
  ackId: "a-1",
  body: Buffer.from('{"event_id":"E1"'),
  attributes: { simulated: "true", run_id: "run-7" },
  publishTime: new Date("2025-09-15T14:23:56Z"),
  deliveryAttempt: 1,
};

it("a refused event keeps its bytes, its attributes, its reasons and its times", () => {
  const parsed = parseEvent(message.body, { currency: "USD", timeZone: "UTC", publishTime: message.publishTime });
  const failedAt = new Date("2025-09-15T14:23:57Z");
  expect(deadLetter(message, parsed.isAccepted ? [] : parsed.reasons, failedAt)).toEqual({
    messageId: "m-1",
    body: message.body,
    attributes: { simulated: "true", run_id: "run-7" },
    reasons: [{ field: "body", value: '{"event_id":"E1"', rule: "not_json" }],
    attempts: 1,
    publishTime: message.publishTime,
    firstFailedAt: failedAt,
    lastFailedAt: failedAt,
  });
});

it("refused again it keeps its first time, and counts its attempts once", () => {
  const first = deadLetter(message, [{ field: "currency", value: "CLP", rule: "other_currency" }], new Date("2025-09-15T14:23:57Z"));
  const second = deadLetter({ ...message, deliveryAttempt: 2 }, [{ field: "qty", value: "0", rule: "zero" }], new Date("2025-09-15T15:00:00Z"));
  expect(refusedAgain(first, second)).toEqual({ ...second, attempts: 2, firstFailedAt: new Date("2025-09-15T14:23:57Z") });
});
