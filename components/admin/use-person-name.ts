"use client";
import { useTranslations } from "next-intl";

/** Commands of this machine have no account. */
export function usePersonName(): (who: string) => string {
  const text = useTranslations("admin.audit");
  return (who) => (who === "this machine" ? text("machine") : who);
}
