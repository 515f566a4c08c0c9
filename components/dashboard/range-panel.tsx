"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { storeClock } from "../../lib/sales/days.ts";
import { comparisonKinds } from "../../lib/sales/dimensions.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { presetOf, presetRange, rangePresets } from "../../lib/sales/range.ts";
import type { PageQuery, PageQueryChange } from "./page-query.ts";

const RangeCalendar = dynamic(() => import("./range-calendar.tsx").then((module) => module.PageRangeCalendar), {
  ssr: false,
  loading: () => <div className="h-80 w-72" />,
});

export type RangeChoice = { paint: Paint; query: PageQuery; onChange: (change: PageQueryChange) => void; isPlain: boolean };

/** Which days the page is about and what they are set against. */
export function RangePanel({ paint, query, onChange, isPlain }: RangeChoice) {
  const t = useTranslations("filters");
  const today = storeClock(new Date(), paint.store.timeZone).slice(0, 10);
  const current = presetOf(paint.range, today, paint.store);
  return (
    <div className="flex max-tablet:flex-col">
      <fieldset className="grid w-44 shrink-0 content-start border-line p-2 tablet:border-r max-tablet:w-full max-tablet:grid-cols-2 max-tablet:border-b">
        <legend className="sr-only">{t("presets")}</legend>
        {rangePresets.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === current}
            className={`min-h-7 rounded-control px-2 text-left text-data hover:bg-sunken max-tablet:min-h-11 ${preset === current ? "bg-wash font-medium text-ink" : "text-ink2"}`}
            onClick={() => onChange(presetRange(preset, today, paint.store))}
          >
            {t(`preset.${preset}`)}
          </button>
        ))}
      </fieldset>
      <div className="grid flex-1 content-start justify-items-center gap-2 p-3">
        <RangeCalendar key={`${paint.range.from} ${paint.range.to}`} range={paint.range} onChange={onChange} />
        {!isPlain && (
          <fieldset className="w-full border-line border-t pt-2">
            <legend className="float-left w-full pb-1 font-medium text-note text-ink3">{t("compareWith")}</legend>
            {comparisonKinds.map((kind) => (
              <label key={kind} className="clear-both flex min-h-7 items-center gap-2 text-data max-tablet:min-h-11">
                <input
                  type="radio"
                  name="compare"
                  className="size-4 accent-accent"
                  checked={query.compare === kind}
                  onChange={() => onChange({ compare: kind })}
                />
                {t(`compare.${kind}`)}
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </div>
  );
}
