"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CronReading } from "../../lib/cron/cron-reading.ts";
import { AskError, ask } from "../dashboard/ask.ts";
import { TextField } from "../ui/text-field.tsx";
import { useFormat } from "../ui/use-format.tsx";

export const usualTimes = { daily: "0 3 * * *", weekly: "0 3 * * 1", hourly: "0 * * * *" };
export const timeChoices = ["daily", "weekly", "hourly", "own"] as const;
export type TimeChoice = (typeof timeChoices)[number];

export function timeChoiceOf(cron: string): TimeChoice {
  return timeChoices.find((choice) => choice !== "own" && usualTimes[choice] === cron) ?? "own";
}

type CronTextProps = { value: string; isWrong: boolean; onChange: (text: string) => void };

export function CronText({ value, isWrong, onChange }: CronTextProps) {
  const text = useTranslations("admin.cron");
  return (
    <TextField
      label={text("text")}
      note={text("note")}
      value={value}
      className="font-mono"
      spellCheck={false}
      autoComplete="off"
      maxLength={100}
      required
      fault={isWrong ? text("wrong") : null}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** "At 03:00 (America/Santiago). Next: 25 Nov 2026 03:00, …". */
export function CronWords({ reading, timeZone }: { reading: CronReading | null; timeZone: string }) {
  const text = useTranslations("admin.cron");
  const format = useFormat();
  return (
    <p role="status" className="min-h-10 text-data text-ink2">
      {reading && text("reading", { what: reading[format.locale], zone: timeZone, next: reading.next.map((at) => format.instant(at)).join(" · ") })}
    </p>
  );
}

/** What the server makes of it, so that nothing is read here otherwise than it runs there. */
export function useCronReading(cron: string | null): { reading: CronReading | null; isWrong: boolean } {
  const { data, error } = useQuery({
    queryKey: ["cron", cron],
    queryFn: ({ signal }) => ask<CronReading>(`/v1/cron-reading?text=${encodeURIComponent(cron ?? "")}`, signal),
    enabled: Boolean(cron),
    retry: false,
  });
  return { reading: data ?? null, isWrong: cron === "" || (error instanceof AskError && error.code === "invalid_parameter") };
}
