"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import * as format from "../../lib/format.ts";

type Setting = { locale: format.Locale; currency: string; timeZone: string };

const FormatContext = createContext<Setting>({ locale: "en", currency: "USD", timeZone: "UTC" });

export function FormatProvider({ locale, currency, timeZone, children }: Setting & { children: ReactNode }) {
  const setting = useMemo(() => ({ locale, currency, timeZone }), [locale, currency, timeZone]);
  return <FormatContext value={setting}>{children}</FormatContext>;
}

/** `lib/format.ts` bound to the reader's language and the store's currency and zone. */
export function useFormat() {
  const setting = useContext(FormatContext);
  return useMemo(() => bindFormat(setting), [setting]);
}

export type Format = ReturnType<typeof useFormat>;

export function bindFormat({ locale, currency, timeZone }: Setting) {
  return {
    locale,
    currency,
    timeZone,
    /** With the currency's sign: KPIs. */
    money: (amount: string) => format.formatMoney(amount, locale, currency),
    moneyParts: (amount: string) => format.moneyParts(amount, locale, currency),
    /** Exact, without a sign: everywhere the subtitle names the currency. */
    amount: (amount: string) => format.formatDecimal(amount, locale),
    count: (count: number) => format.formatCount(count, locale),
    fixed: (value: number, digits: number) => format.formatFixed(value, digits, locale),
    bytes: (bytes: number) => format.formatBytes(bytes, locale),
    compact: (value: number) => format.formatCompact(value, locale),
    percent: (ratio: number) => format.formatPercent(ratio, locale),
    change: (ratio: number) => format.formatChange(ratio, locale),
    day: (day: string) => format.formatDay(day, locale),
    range: (range: { from: string; to: string }) => format.formatRange(range, locale),
    rangeInWords: (range: { from: string; to: string }) => format.formatRangeInWords(range, locale),
    shortRange: (range: { from: string; to: string }) => format.formatShortRange(range, locale),
    month: (day: string) => format.formatMonth(day, locale),
    monthYear: (day: string) => format.formatMonthYear(day, locale),
    longMonth: (day: string) => format.formatLongMonth(day, locale),
    weekday: (key: string) => format.formatWeekday(key, locale),
    instant: (instant: string) => format.formatInstant(instant, timeZone, locale),
    end: (instant: string) => format.formatEnd(instant, timeZone, locale),
    time: (instant: string) => format.formatTime(instant, timeZone),
  };
}
