import type { DeadLetterReply, WholeLetterReply } from "../../lib/events/dead-letters-reply.ts";
import { readMembers } from "../../lib/events/edit-members.ts";
import { originOf } from "../../lib/events/origin.ts";
import { reasonText } from "../../lib/events/reasons.ts";
import type { MadeAct } from "../../lib/warehouse/letters.ts";
import type { StoredLetter } from "../../lib/warehouse/streaming.ts";

export function letterReply(letter: StoredLetter): DeadLetterReply {
  const { body, bodyBytes, attributes, reasons, repaired, publishTime, firstFailedAt, lastFailedAt, messageId, attempts, state } = letter;
  const bytes = Buffer.from(body);
  const text = bytes.toString("utf8");
  const isExact = Buffer.from(text, "utf8").equals(bytes);
  return {
    messageId,
    state,
    orderId: orderIdOf(text),
    body: text,
    bodyBytes,
    bodyBase64: isExact || bytes.byteLength < bodyBytes ? null : bytes.toString("base64"),
    repaired: repaired && Buffer.from(repaired).toString("utf8"),
    reasons: reasons.map((reason) => ({ ...reason, message: reasonText(reason) })),
    attempts,
    publishTime: publishTime.toISOString(),
    firstFailedAt: firstFailedAt.toISOString(),
    lastFailedAt: lastFailedAt.toISOString(),
    ...originOf(attributes),
  };
}

/** `acts`: by id. */
export function wholeLetterReply(letter: StoredLetter, acts: Map<string, MadeAct>): WholeLetterReply {
  const history = letter.history.flatMap(({ act, outcome }) => {
    const made = acts.get(act);
    return made ? [{ ...made, at: made.at.toISOString(), outcome }] : [];
  });
  return { ...letterReply(letter), history };
}

const orderId = /["']order_id["']\s*:\s*["']?([^"',}\s]{1,100})/;

/** Also where the text is no JSON. */
function orderIdOf(text: string): string | null {
  return orderId.exec(text)?.[1] ?? null;
}

/** The text of a member that is a text. */
export function textMember(json: string, name: string): string | null {
  const source = readMembers(json)?.get(name);
  return source?.startsWith('"') ? JSON.parse(source) : null;
}
