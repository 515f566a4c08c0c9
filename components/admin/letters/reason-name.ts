"use client";
import { useTranslations } from "next-intl";

/** A reason in a few words: "qty is not a whole number". */
export function useReasonName(): (reason: { field: string; rule: string }) => string {
  const text = useTranslations("admin.letters");
  return ({ field, rule }) => (text.has(`reasons.${rule}`) ? text(`reasons.${rule}`, { field: field === "body" ? "" : field }).trim() : `${field} ${rule}`);
}
