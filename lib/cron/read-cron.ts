/** What a cron text means to a person. */
import { Cron } from "croner";
import cronstrue from "cronstrue/i18n.js";
import { AppError } from "../errors.ts";
import type { CronReading } from "./cron-reading.ts";

const shownRuns = 3;

/** Of five fields; its first runs from now on in that zone. Throws AppError `invalid_parameter`. */
export function readCron(text: string, timeZone: string): CronReading {
  try {
    const next = new Cron(text, { paused: true, timezone: timeZone, mode: "5-part" }).nextRuns(shownRuns);
    if (next.length === 0) throw new Error("it never comes");
    const reading = (locale: string) => cronstrue.toString(text, { locale, use24HourTimeFormat: true });
    return { en: reading("en"), es: reading("es"), next: next.map((at) => at.toISOString()) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("invalid_parameter", `cron: not a time such as "0 3 * * *" (minute, hour, day, month, weekday): ${reason}`, {
      field: "cron",
      value: text,
      cause,
    });
  }
}
