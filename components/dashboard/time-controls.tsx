"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { grainsOf } from "../../lib/sales/buckets.ts";
import type { Grain } from "../../lib/sales/dimensions.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { Segmented } from "../ui/segmented.tsx";
import { type TimeMetric, timeMetrics } from "./view-state.ts";

type TimeView = { metric: TimeMetric; total: boolean };
type TimeControlsProps = { paint: Paint; view: TimeView; onView: (view: Partial<TimeView>) => void; onGrain: (grain: Grain) => void };

/** What is shown over time, in which steps, and whether it adds up. */
export function TimeControls({ paint, view, onView, onGrain }: TimeControlsProps) {
  const text = useTranslations("charts.over");
  return (
    <>
      <MetricSelect value={view.metric} onChange={(metric) => onView({ metric })} />
      <Segmented
        label={text("grainLabel")}
        value={paint.grain}
        options={grainsOf(paint.range).map((grain) => ({ value: grain, label: text("grain", { grain }) }))}
        onChange={onGrain}
      />
      <TotalToggle isOn={view.total} isDisabled={view.metric !== "revenue"} onToggle={() => onView({ total: !view.total })} />
    </>
  );
}

function MetricSelect({ value, onChange }: { value: TimeMetric; onChange: (metric: TimeMetric) => void }) {
  const text = useTranslations("charts");
  return (
    <label className="relative flex items-center rounded-control transition-colors hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
      <span className="sr-only">{text("over.metricLabel")}</span>
      <select
        value={value}
        onChange={(event) => onChange(timeMetrics.find((metric) => metric === event.target.value) ?? "revenue")}
        className="h-8 cursor-pointer appearance-none bg-transparent pr-8 pl-2.5 max-tablet:pr-5 max-tablet:pl-0 font-medium text-data text-ink2 outline-none field-sizing-content max-tablet:h-11"
      >
        {timeMetrics.map((metric) => (
          <option key={metric} value={metric} className="bg-surface text-ink">
            {text("metric", { metric })}
          </option>
        ))}
      </select>
      <ChevronDown size={16} aria-hidden="true" className="pointer-events-none absolute right-2 text-ink2 max-tablet:right-0" />
    </label>
  );
}

/** Off for what does not add up; the panel's subtitle says why. */
function TotalToggle({ isOn, isDisabled, onToggle }: { isOn: boolean; isDisabled: boolean; onToggle: () => void }) {
  const text = useTranslations("charts.over");
  const look = isDisabled
    ? "bg-sunken text-ghost"
    : isOn
      ? "bg-raised text-ink shadow-[inset_0_0_0_1px_var(--color-line2)]"
      : "bg-sunken text-ink2 hover:text-ink";
  return (
    <button
      type="button"
      aria-pressed={isOn && !isDisabled}
      disabled={isDisabled}
      title={isDisabled ? text("noTotal") : undefined}
      onClick={onToggle}
      className={`h-8 whitespace-nowrap rounded-control px-3 font-medium text-data transition-colors max-tablet:h-11 max-tablet:px-2 ${look}`}
    >
      {text("runningTotal")}
    </button>
  );
}
