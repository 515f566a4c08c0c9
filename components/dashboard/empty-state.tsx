"use client";
import { useTranslations } from "next-intl";
import type { Paint } from "../../lib/sales/paint.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { hasFilters, noFilters, type PageQuery, type PageQueryChange } from "./page-query.ts";

type EmptyStateProps = { paint: Paint; query: PageQuery; onChange: (change: PageQueryChange) => void };

/** Says what is on, and the way out. */
export function EmptyState({ paint, query, onChange }: EmptyStateProps) {
  const text = useTranslations("page");
  const range = useFormat().range(paint.range);
  return (
    <section className="grid justify-items-center gap-3 py-24 text-center">
      <h2 className="font-semibold text-title">{text("emptyTitle", { range })}</h2>
      {hasFilters(query) && <p className="text-data text-ink2">{text("emptyFiltered")}</p>}
      <div className="flex gap-3">
        {(query.from !== null || query.to !== null) && <Button onClick={() => onChange({ from: null, to: null })}>{text("wholeRange")}</Button>}
        {hasFilters(query) && (
          <Button kind="primary" onClick={() => onChange(noFilters)}>
            {text("clearFilters")}
          </Button>
        )}
      </div>
    </section>
  );
}
