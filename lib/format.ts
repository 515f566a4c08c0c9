/**
 * Numbers and dates for the eye. Money comes as the decimal string of the API and is grouped digit by digit, never through a float.
 * Months and separators are spelled out here, so that server and browser write the same whatever their locale data.
 */

const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

const minus = "−";
/** No line break between a number and what belongs to it. */
const joined = "\u00a0";

const months = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
};

const longMonths = {
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  es: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
};

const weekdays = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  es: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
};

const separators = { en: { group: ",", decimal: "." }, es: { group: ".", decimal: "," } };

const compactSteps = {
  en: [
    { from: 1e9, suffix: "B" },
    { from: 1e6, suffix: "M" },
    { from: 1e3, suffix: "k" },
  ],
  es: [
    { from: 1e6, suffix: `${joined}M` },
    { from: 1e3, suffix: `${joined}mil` },
  ],
};

/** The parts of an amount, to be set in different weights: `sign` is "" or −, `decimals` begins with the separator or is "". */
export type MoneyParts = { sign: string; symbol: string; integer: string; decimals: string };

export function moneyParts(amount: string, locale: Locale, currency: string): MoneyParts {
  return { ...decimalParts(amount, locale), symbol: currencySymbol(currency, locale) };
}

/** "-1234.5" → "−1,234.5": exact, without a currency. */
export function formatDecimal(amount: string, locale: Locale): string {
  const { sign, integer, decimals } = decimalParts(amount, locale);
  return sign + integer + decimals;
}

/** "293136.87" → "$293,136.87". */
export function formatMoney(amount: string, locale: Locale, currency: string): string {
  const { sign, symbol, integer, decimals } = moneyParts(amount, locale, currency);
  return sign + symbol + integer + decimals;
}

export function formatCount(count: number, locale: Locale): string {
  return formatDecimal(String(Math.round(count)), locale);
}

/** 5.865 → "5.9". */
export function formatFixed(value: number, digits: number, locale: Locale): string {
  const text = value.toFixed(digits);
  return formatDecimal(Number(text) === 0 ? text.replace("-", "") : text, locale);
}

const byteUnits = ["B", "kB", "MB", "GB", "TB"] as const;

/** Three significant digits: 20971 → "21.0 kB". */
export function formatBytes(bytes: number, locale: Locale): string {
  const step = byteUnits.findIndex((_, index) => bytes < 999.5 * 1000 ** index);
  const power = step < 0 ? byteUnits.length - 1 : step;
  const scaled = bytes / 1000 ** power;
  const digits = power === 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  return `${formatFixed(scaled, digits, locale)} ${byteUnits[power]}`;
}

/** For axes and marks, three significant digits: 39282.68 → "39.3k", "39,3 mil". */
export function formatCompact(value: number, locale: Locale): string {
  const rounded = Number(value.toPrecision(3));
  const step = compactSteps[locale].find(({ from }) => Math.abs(rounded) >= from);
  const scaled = step ? Number((rounded / step.from).toPrecision(3)) : rounded;
  return formatDecimal(plain(scaled), locale) + (step?.suffix ?? "");
}

/** A share: 0.278 → "27.8%", "27,8 %". */
export function formatPercent(ratio: number, locale: Locale): string {
  return formatFixed(ratio * 100, 1, locale) + (locale === "es" ? `${joined}%` : "%");
}

/** A change with its sign: 0.164 → "+16.4%"; what rounds to nothing is "0.0%". */
export function formatChange(ratio: number, locale: Locale): string {
  return (Number((ratio * 100).toFixed(1)) > 0 ? "+" : "") + formatPercent(ratio, locale);
}

/** "2025-09-12" → "12 Sep 2025". */
export function formatDay(day: string, locale: Locale): string {
  const { year, month, date } = dayParts(day);
  return `${date} ${months[locale][month]} ${year}`;
}

/** `to` exclusive, as everywhere; shown with its last day: "12 Sep 2024 – 12 Sep 2025", "1 – 31 Dec 2024", "3 Mar 2025". */
export function formatRange(range: { from: string; to: string }, locale: Locale): string {
  const last = dayBefore(range.to);
  if (last === range.from) return formatDay(last, locale);
  const [a, b] = [dayParts(range.from), dayParts(last)];
  if (a.year !== b.year) return `${formatDay(range.from, locale)} – ${formatDay(last, locale)}`;
  if (a.month !== b.month) return `${a.date} ${months[locale][a.month]} – ${formatDay(last, locale)}`;
  return `${a.date} – ${formatDay(last, locale)}`;
}

/** In a sentence: a whole month by its name, else as `formatRange`. */
export function formatRangeInWords(range: { from: string; to: string }, locale: Locale): string {
  return spanOfRange(range) === "month" ? formatLongMonth(range.from, locale) : formatRange(range, locale);
}

/** What a sentence takes it for: "on 3 Mar 2025", "in March 2025", or neither. */
export function spanOfRange({ from, to }: { from: string; to: string }): "day" | "month" | "days" {
  if (dayBefore(to) === from) return "day";
  return from.endsWith("-01") && to.endsWith("-01") && dayBefore(to).slice(0, 7) === from.slice(0, 7) ? "month" : "days";
}

/** Where room is scarce: "12 Sep 24 – 12 Sep 25". */
export function formatShortRange(range: { from: string; to: string }, locale: Locale): string {
  return [range.from, dayBefore(range.to)]
    .filter((day, index, both) => index === 0 || day !== both[0])
    .map((day) => formatDay(day, locale).replace(/ (\d\d)(\d\d)$/, " $2"))
    .join(" – ");
}

/** "2025-09-01" → "Sep". */
export function formatMonth(day: string, locale: Locale): string {
  return months[locale][dayParts(day).month] ?? "";
}

/** "2025-09-01" → "Sep 2025". */
export function formatMonthYear(day: string, locale: Locale): string {
  return `${formatMonth(day, locale)} ${dayParts(day).year}`;
}

/** "2024-12-01" → "December 2024", "diciembre de 2024". */
export function formatLongMonth(day: string, locale: Locale): string {
  const { year, month } = dayParts(day);
  return `${longMonths[locale][month]} ${locale === "es" ? "de " : ""}${year}`;
}

/** Key "1" (Monday) to "7", as in a paint. */
export function formatWeekday(key: string, locale: Locale): string {
  return weekdays[locale][Number(key) - 1] ?? key;
}

/** An instant in a zone: "12 Sep 2025, 14:23". */
export function formatInstant(instant: string, timeZone: string, locale: Locale): string {
  const { day, time } = localParts(instant, timeZone);
  return `${formatDay(day, locale)}, ${time}`;
}

/** An end, as a clock that counts to 24 shows it: midnight belongs to the day that is over, "12 Sep 2025, 24:00". */
export function formatEnd(instant: string, timeZone: string, locale: Locale): string {
  const { day, time } = localParts(instant, timeZone);
  return time === "00:00" ? `${formatDay(dayBefore(day), locale)}, 24:00` : `${formatDay(day, locale)}, ${time}`;
}

/** "14:23". */
export function formatTime(instant: string, timeZone: string): string {
  return localParts(instant, timeZone).time;
}

/** How old something is, in the unit a person would use: 250,000 ms is 4 minutes. */
export function ageOf(ms: number): { count: number; unit: "second" | "minute" | "hour" | "day" } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { count: seconds, unit: "second" };
  if (seconds < 3600) return { count: Math.floor(seconds / 60), unit: "minute" };
  if (seconds < 86_400) return { count: Math.floor(seconds / 3600), unit: "hour" };
  return { count: Math.floor(seconds / 86_400), unit: "day" };
}

/** "$", "€", "S/"; a code or a word keeps its distance from the number. */
function currencySymbol(currency: string, locale: Locale): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  return /\p{L}$/u.test(symbol) ? symbol + joined : symbol;
}

/** The day before, or `days` after (before when negative), in the calendar alone. */
function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return shiftDay(day, -1);
}

function decimalParts(amount: string, locale: Locale): Omit<MoneyParts, "symbol"> {
  const [, negative = "", whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const { group, decimal } = separators[locale];
  return {
    sign: negative && minus,
    integer: whole.replace(/\B(?=(\d{3})+$)/g, group),
    decimals: fraction && decimal + fraction,
  };
}

/** Without the exponent that JavaScript writes from 1e21 on. */
function plain(value: number): string {
  return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
}

function dayParts(day: string) {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return { year, month: month - 1, date };
}

function localParts(instant: string, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}
