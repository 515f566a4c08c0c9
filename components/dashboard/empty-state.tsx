"use client";
import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { spanOfRange } from "../../lib/format.ts";
import { type FilterName, filterNames } from "../../lib/sales/dimensions.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { ask } from "./ask.ts";
import { filteredNames, valueName } from "./filter-texts.ts";
import { noFilters, type PageQuery, type PageQueryChange, paintSearch } from "./page-query.ts";
import type { PaintPath } from "./use-live-paint.ts";
import { useValueNames } from "./use-value-names.ts";

/** A way out need not be of the very version that the page shows. */
const freshMs = 10_000;

type EmptyStateProps = {
  /** What the page's tiles are asked of. */
  path: PaintPath;
  paint: Paint;
  query: PageQuery;
  onChange: (change: PageQueryChange) => void;
};

/** Says what is on, and the way out. */
export function EmptyState({ path, paint, query, onChange }: EmptyStateProps) {
  const text = useTranslations("page");
  const filters = useTranslations("filters");
  const format = useFormat();
  const on = filteredNames(query);
  const ways = useOrdersWithout(path, query, on);
  const best = ways.toSorted((a, b) => b.orders - a.orders)[0];
  const isRangeChosen = query.from !== null || query.to !== null;
  return (
    <section className="grid justify-items-center gap-2 py-24 text-center">
      <h2 className="text-balance font-semibold text-title">{useTitle(paint, query)}</h2>
      <p className="min-h-5 text-data text-ink2 max-tablet:min-h-10" role="status">
        {ways
          .filter(({ orders }) => orders > 0)
          .map(({ name, orders }) => `${text("without", { name: filters(`names.${name}`), count: orders, shown: format.count(orders) })} `)}
      </p>
      <div className="flex flex-wrap justify-center gap-3 pt-2">
        {isRangeChosen && <Button onClick={() => onChange({ from: null, to: null })}>{text("wholeRange")}</Button>}
        {best !== undefined && best.orders > 0 && on.length > 1 && (
          <Button onClick={() => onChange({ [best.name]: null })}>{text("remove", { name: filters(`names.${best.name}`) })}</Button>
        )}
        {on.length > 0 && (
          <Button kind="primary" onClick={() => onChange(noFilters)}>
            {text("clearFilters")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** "No sales of Sports in Bolivia in December 2024". */
function useTitle(paint: Paint, query: PageQuery): string {
  const text = useTranslations("page");
  const format = useFormat();
  const names = useValueNames();
  const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
  const parts = filterNames.map((name) => [name, list.format(query[name].map((key) => valueName(name, key, names)))] as const);
  const { category, product, country, channel, source } = Object.fromEntries(parts) as Record<FilterName, string>;
  const what = [category, product].filter(Boolean).join(", ");
  const by = [channel, source].filter(Boolean).join(", ");
  const phrases = [what && text("emptyOf", { what }), country && text("emptyIn", { where: country }), by && text("emptyBy", { by })];
  return text("emptyTitle", {
    phrases: phrases
      .filter(Boolean)
      .map((phrase) => ` ${phrase}`)
      .join(""),
    range: format.rangeInWords(paint.range),
    span: spanOfRange(paint.range),
  });
}

/** How many orders there would be without each of the filters; now and then, whatever comes meanwhile. */
function useOrdersWithout(path: PaintPath, query: PageQuery, names: FilterName[]) {
  const answers = useQueries({
    queries: names.map((name) => {
      const search = paintSearch({ ...query, compare: "none", [name]: [] });
      const queryFn = async () => (await ask<Paint>(`${path}?${search}`)).kpis.orders;
      return { queryKey: ["orders", path, search], queryFn, staleTime: freshMs, refetchInterval: freshMs, retry: false };
    }),
  });
  return names.flatMap((name, index) => {
    const orders = answers[index]?.data;
    return orders === undefined ? [] : [{ name, orders }];
  });
}
