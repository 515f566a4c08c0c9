/** When an order happened, from any of the forms in which shops write it. */
import { parseDecimal, toUnits, trimSpaces, wholeDigits } from "./decimal-text.ts";
import { instantOfLocal } from "./local-time.ts";

const maxLength = 100;
const dayMs = 86_400_000;
const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/;

/**
 * Microseconds since 1970, what is smaller cut off; null when the text is no time. A date or time without a zone is read in `timeZone`,
 * a number is seconds since 1970.
 */
export function parseEventTime(text: string, timeZone: string): bigint | null {
  if (text.length > maxLength) return null;
  const trimmed = trimSpaces(text);
  const parts = pattern.exec(trimmed);
  return parts ? calendarTime(parts, timeZone) : epochTime(trimmed);
}

function epochTime(text: string): bigint | null {
  const seconds = parseDecimal(text);
  if (!seconds) return null;
  // Out of any bounds, so that the exponent need not be worked out.
  if (wholeDigits(seconds) > 15) return seconds.isNegative ? -(10n ** 24n) : 10n ** 24n;
  return toUnits(seconds, 6);
}

function calendarTime(parts: RegExpExecArray, timeZone: string): bigint | null {
  const [, year, month, day, hour, minute, second, fraction = "", zone] = parts;
  const dateMs = dateTime(Number(year), Number(month), Number(day));
  const timeMs = timeOfDay(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  if (dateMs === null || timeMs === null) return null;
  const micros = Number(fraction.padEnd(6, "0").slice(0, 6));
  if (timeMs === dayMs && micros > 0) return null;
  const localMs = dateMs + timeMs;
  const offsetMs = zone === undefined ? localMs - instantOfLocal(localMs, timeZone) : zoneOffset(zone);
  return offsetMs === null ? null : BigInt(localMs - offsetMs) * 1000n + BigInt(micros);
}

function dateTime(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1) return null;
  // Date.UTC takes a year below 100 for one of the last century; the calendar repeats after 400 years.
  const date = new Date(Date.UTC(year + 400, month - 1, day));
  return date.getUTCDate() === day ? date.getTime() - 146_097 * dayMs : null;
}

/** 24:00 is the end of the day. */
function timeOfDay(hour: number, minute: number, second: number): number | null {
  if (minute > 59 || second > 59) return null;
  const ms = ((hour * 60 + minute) * 60 + second) * 1000;
  return ms <= dayMs ? ms : null;
}

function zoneOffset(zone: string): number | null {
  if (zone === "Z" || zone === "UTC") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return null;
  return (zone[0] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
