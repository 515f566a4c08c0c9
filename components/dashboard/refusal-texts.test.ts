import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { eventFields, type RefusalRule, reasonText, refusalRules } from "../../lib/events/reasons.ts";
import en from "../../messages/en.json" with { type: "json" };
import es from "../../messages/es.json" with { type: "json" };

const rules: RefusalRule[] = [...refusalRules, "not_storable"];
const fields = [...eventFields, "body"] as const;

it.each(rules)("%s is told in English as the API tells it", (rule) => {
  const text = createTranslator({ locale: "en", messages: en, namespace: "refusals" }) as unknown as (key: string, values: { field: string }) => string;
  for (const field of fields) expect(text(rule, { field })).toBe(reasonText({ rule, field, value: null }));
});

it("every rule has its words in Spanish", () => {
  expect(Object.keys(es.refusals).toSorted()).toEqual(rules.toSorted());
});
