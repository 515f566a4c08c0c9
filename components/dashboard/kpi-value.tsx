"use client";
import { type CSSProperties, useState } from "react";
import { useFormat } from "../ui/use-format.tsx";
import { isBeyondReading } from "./mark-text.ts";

/** Four in a row, two on a phone. */
export const kpiCell = "border-line max-desktop:even:border-l max-desktop:even:pl-4 desktop:not-first:border-l desktop:not-first:pl-7";

/** Whole on one line in any width: many digits are set smaller, more than twelve are rounded and exact when pointed at. */
export function KpiValue({ value, isLive = false }: { value: string | number | null /** Changes by itself: a new number fades in. */; isLive?: boolean }) {
  const { whole, decimals, exact } = useKpiText(value);
  const changes = useCalmChanges(whole + decimals);
  return (
    <div className="@container">
      <p
        title={exact}
        style={{ "--width": emsOf(whole + decimals) } as CSSProperties}
        className="whitespace-nowrap pt-0.5 font-semibold text-[length:min(var(--text-kpi-phone),calc(100cqi/var(--width)))] leading-8 tracking-kpi tablet:text-[length:min(var(--text-kpi),calc(100cqi/var(--width)))] tablet:leading-[2.625rem]"
      >
        <span key={isLive ? changes : 0} className={changes > 0 && isLive ? "animate-change" : ""}>
          {whole}
          <span className="font-normal text-ink3">{decimals}</span>
        </span>
      </p>
    </div>
  );
}

function useKpiText(value: string | number | null): { whole: string; decimals: string; exact?: string } {
  const format = useFormat();
  if (value === null) return { whole: "–", decimals: "" };
  if (typeof value === "number") return { whole: format.count(value), decimals: "" };
  const { sign, symbol, integer, decimals } = format.moneyParts(value);
  if (!isBeyondReading(value)) return { whole: sign + symbol + integer, decimals };
  return { whole: sign + symbol + format.compact(Math.abs(Number(value))), decimals: "", exact: format.money(value) };
}

/** About how wide Inter sets it: digits are as wide as each other, points and blanks half of that. */
function emsOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/[.,\s]/.test(letter) ? 0.3 : 0.64), 0);
}

const calmMs = 1_000;

/** Grows when the text changes, but not with changes that follow each other closely: those would flicker. */
function useCalmChanges(text: string): number {
  const [seen, setSeen] = useState({ text, at: 0, changes: 0 });
  if (seen.text === text) return seen.changes;
  const at = Date.now();
  const changes = at - seen.at > calmMs ? seen.changes + 1 : seen.changes;
  setSeen({ text, at, changes });
  return changes;
}
