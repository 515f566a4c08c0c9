"use client";
import { useTranslations } from "next-intl";
import { type Source, sources } from "../../lib/sales/dimensions.ts";

/** Each source has its colour, on every mark and word. */
export const sourceTones = {
  batch: { bar: "bg-accent", fill: "fill-accent", stroke: "stroke-accent", text: "text-accent" },
  streaming: { bar: "bg-warm", fill: "fill-warm", stroke: "stroke-warm", text: "text-warm-ink" },
} as const satisfies Record<Source, unknown>;

export function SourceKey() {
  const text = useTranslations("live");
  return (
    <ul className="flex items-center tablet:min-h-[1.875rem] gap-4 text-note text-ink2">
      {sources.map((source) => (
        <li key={source} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-mark forced-color-adjust-none ${sourceTones[source].bar}`} />
          {text("source", { source })}
        </li>
      ))}
    </ul>
  );
}
