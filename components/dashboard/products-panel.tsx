"use client";
import { useTranslations } from "next-intl";
import type { Live } from "../../lib/sales/live.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { barScale } from "../charts/bar-scale.ts";
import { BarRow, Bars } from "../charts/bars.tsx";
import type { ChartTable } from "../charts/chart-table.ts";
import { type Format, useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { SourceKey } from "./source-key.tsx";
import { partsOf } from "./source-parts.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";

type ProductsPanelProps = Pick<PanelProps, "paint" | "filters" | "onFilter"> & { /** Which part each source brings. */ split?: Live["split"] };

export function ProductsPanel({ paint, filters, onFilter, split }: ProductsPanelProps) {
  const text = useTranslations("charts");
  const format = useFormat();
  const texts = useBreakdownTexts(paint);
  const title = text("products.title");
  const { rows, others } = paint.byProduct;
  const count = rows.length + (others?.count ?? 0);
  const named = rows.map((row) => ({ ...row, name: nameOf(row) }));
  const scale = barScale(rows.map(({ revenue }) => texts.bar(revenue)));
  return (
    <ChartPanel
      title={title}
      subtitle={text("products.subtitle", { currency: paint.store.currency, shown: rows.length, count, total: format.count(count) })}
      summary={texts.summary(title, named)}
      {...(split === undefined ? {} : { controls: <SourceKey /> })}
      table={() =>
        withOthers(
          texts.table(title, text("dimension", { dimension: "product" }), named),
          others,
          text("products.others", { count: others?.count ?? 0, shown: format.count(others?.count ?? 0) }),
          texts.shareText,
          format,
        )
      }
    >
      <Bars isWordy>
        {rows.map((row) => (
          <BarRow
            key={row.key}
            label={<ProductLabel row={row} />}
            title={nameOf(row)}
            {...texts.bar(row.revenue)}
            {...partsOf(split?.byProduct[row.key])}
            scale={scale}
            isSelected={filters.product.includes(row.key)}
            onPick={() => onFilter("product", row.key)}
          />
        ))}
      </Bars>
      {others !== null && (
        <p className="mt-2 flex items-baseline justify-between gap-4 border-line border-t pt-2.5 text-data text-ink2">
          {text("products.others", { count: others.count, shown: format.count(others.count) })}
          <span className="whitespace-nowrap">
            <span className="font-medium text-ink">{format.amount(others.revenue)}</span>{" "}
            <span className="pl-0.5 text-ink3 text-note">{texts.shareText(others.revenue)}</span>
          </span>
        </p>
      )}
    </ChartPanel>
  );
}

type Product = Paint["byProduct"]["rows"][number];

/** A product without a name or subcategory is called by its id alone. */
function nameOf({ key, label }: Product): string {
  return label === key ? key : `${key} ${label}`;
}

function ProductLabel({ row }: { row: Product }) {
  return (
    <>
      <span className="ids font-medium">{row.key}</span>
      {row.label !== row.key && <span className="pl-1.5 text-ink2">{row.label}</span>}
    </>
  );
}

function withOthers(table: ChartTable, others: Paint["byProduct"]["others"], name: string, shareText: (revenue: string) => string, format: Format): ChartTable {
  if (others === null) return table;
  const nothing = { text: "–", raw: null };
  const known = [
    { text: name, raw: name },
    { text: format.amount(others.revenue), raw: others.revenue },
    { text: shareText(others.revenue), raw: null },
  ];
  const cells = table.columns.map((_, index) => known[index] ?? nothing);
  return { ...table, rows: [...table.rows, { key: "others", cells }] };
}
