/** What a letter becomes by a rule, or by what somebody wrote instead. */
import { isUtf8 } from "node:buffer";
import { applyRule } from "../../lib/events/apply-rule.ts";
import type { RepairRequest } from "../../lib/events/letter-replies.ts";
import type { Repair } from "../../lib/warehouse/letters.ts";
import { judge, type StoreRules } from "../ingest/judge-messages.ts";

type Wanted = Pick<RepairRequest, "rule" | "body">;

export function repairOf({ rule, body }: Wanted, rules: StoreRules): Repair {
  const written = body === undefined ? null : Buffer.from(body);
  return (letter) => {
    const repaired =
      written ?? (rule && isUtf8(letter.body) ? Buffer.from(applyRule(rule, Buffer.from(letter.body).toString(), { ...rules, ...letter })) : letter.body);
    return { body: repaired, judged: judge({ ...letter, body: repaired }, rules) };
  };
}
