"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DetailRow } from "../../lib/sales/detail.ts";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import { useFormat } from "../ui/use-format.tsx";
import type { PanelProps } from "./panel-props.ts";
import { type Sort, SortHead } from "./sort-head.tsx";
import type { DetailColumn } from "./use-detail.ts";
import { useGroupName } from "./use-group-name.ts";

type DetailTableProps = { rows: DetailRow[]; sort: Sort<DetailColumn>; onSort: (sort: Sort<DetailColumn>) => void; onFilter: PanelProps["onFilter"] };

const cell = "h-8 border-line border-b pr-4";

/** Where there is room for columns; a phone has `DetailList`. */
export function DetailTable({ rows, sort, onSort, onFilter }: DetailTableProps) {
  const text = useTranslations("charts");
  const head = { sort, onSort };
  return (
    <div className="overflow-x-auto max-tablet:hidden">
      <table className="w-full border-separate border-spacing-0 text-data">
        <thead>
          <tr>
            <SortHead {...head} column="order" label={text("detail.order")} />
            <SortHead {...head} column="date" label={text("detail.date")} />
            <SortHead {...head} column="customer" label={text("detail.customer")} />
            <SortHead {...head} column="country" label={text("dimension", { dimension: "country" })} />
            <SortHead {...head} column="category" label={text("dimension", { dimension: "category" })} />
            <SortHead {...head} column="channel" label={text("dimension", { dimension: "channel" })} />
            <SortHead {...head} column="revenue" label={text("metric", { metric: "revenue" })} isNumber />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} onFilter={onFilter} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A row is an order, a customer and a category. */
export function rowKey({ orderId, customerId, category }: DetailRow): string {
  return JSON.stringify([orderId, customerId, category]);
}

function Row({ row, onFilter }: { row: DetailRow; onFilter: PanelProps["onFilter"] }) {
  const format = useFormat();
  return (
    <tr className="transition-colors hover:bg-sunken">
      <th scope="row" className={`${cell} text-left font-medium`}>
        <Link href={orderHref(row.orderId)} className="ids whitespace-nowrap hover:text-accent hover:underline" prefetch={false}>
          {row.orderId}
        </Link>
      </th>
      <td className={`${cell} whitespace-nowrap text-ink2`}>{format.day(row.date)}</td>
      <td className={`${cell} max-w-56 truncate`}>
        <Customer row={row} />
      </td>
      {(["country", "category", "channel"] as const).map((dimension) => (
        <td key={dimension} className={`${cell} max-w-40`}>
          <FilterCell dimension={dimension} value={row[dimension]} onFilter={onFilter} />
        </td>
      ))}
      <td className="h-8 border-line border-b text-right font-medium">{format.amount(row.revenue)}</td>
    </tr>
  );
}

export function orderHref(orderId: string): string {
  return `/orders/${encodeURIComponent(orderId)}`;
}

function Customer({ row }: { row: DetailRow }) {
  const text = useTranslations("charts");
  if (row.customerId === null) return <span className="text-ink3">{text("unknown")}</span>;
  return (
    <span title={row.customerName ?? row.customerId}>
      <span className="ids">{row.customerId}</span> <span className="text-ink2">{row.customerName}</span>
    </span>
  );
}

function FilterCell({ dimension, value, onFilter }: { dimension: FilterName; value: string; onFilter: PanelProps["onFilter"] }) {
  const text = useTranslations("charts.detail");
  const name = useGroupName()(dimension, value);
  return (
    <button
      type="button"
      title={text("filterTo", { name })}
      onClick={() => onFilter(dimension, value)}
      className="block max-w-full truncate text-left hover:text-accent hover:underline"
    >
      {name}
    </button>
  );
}
