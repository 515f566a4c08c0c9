"use client";
import { useLocale, useTranslations } from "next-intl";
import { AskError } from "../dashboard/ask.ts";
import { useReason } from "../dashboard/use-reason.ts";

const passwordFaults = ["too_short", "too_long", "too_plain", "holds_name", "same"] as const;

/** Why the door stayed closed, in the reader's language. */
export function useAccessFault(): (error: Error) => string {
  const text = useTranslations("access.faults");
  const reason = useReason();
  const locale = useLocale();
  return (error) => {
    if (!(error instanceof AskError)) return reason(error);
    const fault = passwordFaults.find((one) => one === error.value);
    if (error.field === "password" && fault) return text(fault);
    if (error.code === "wrong_password") return text("wrongPassword", { tries: Number(error.value) });
    if (error.code === "too_many_tries") return text("paused", { time: timeOf(error.value ?? "", locale) });
    if (error.code === "link_over") return text("linkOver");
    return reason(error);
  };
}

function timeOf(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));
}
