"use client";
import { useTranslations } from "next-intl";

type Reason = { field: string; rule: string; message: string };

/** Why an event was refused, in the reader's language; a rule that has no words here is told as the API told it. */
export function useRefusalText(): (reason: Reason) => string {
  const text = useTranslations("refusals");
  return ({ field, rule, message }) => (text.has(rule) ? text(rule, { field }) : message);
}
