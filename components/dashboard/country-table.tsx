"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { barPlace, barScale } from "../charts/bar-scale.ts";
import { Change } from "../ui/change.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { type NamedRow, revenueChange } from "./breakdown-table.ts";
import { columnText } from "./mark-text.ts";
import { shareOf } from "./share.ts";
import { ShowAll } from "./show-all.tsx";
import { type Sort, SortHead, sorted } from "./sort-head.tsx";

type Column = "name" | "revenue" | "orders" | "change";
type CountryTableProps = { rows: NamedRow[]; total: string; selected: string[]; onPick: (key: string) => void };

/** Cut only where that hides more than a row or two. */
const [shownAtFirst, cutAbove] = [9, 11];

export function CountryTable({ rows, total, selected, onPick }: CountryTableProps) {
  const text = useTranslations("charts");
  const { locale } = useFormat();
  const [sort, setSort] = useState<Sort<Column>>({ by: "revenue", direction: "desc" });
  const [isAll, setAll] = useState(false);
  const isCut = rows.length > cutAbove;
  const hasChange = rows.some(({ was }) => was !== null);
  const ordered = sorted(
    rows,
    sort,
    { name: (row) => row.name, revenue: (row) => Number(row.revenue), orders: (row) => row.orders, change: revenueChange },
    locale,
  );
  const head = { sort, onSort: setSort };
  return (
    <div className="min-w-0">
      <table className="w-full border-separate border-spacing-0 text-data">
        <thead>
          <tr>
            <SortHead {...head} column="name" label={text("dimension", { dimension: "country" })} />
            <td className="border-line2 border-b max-tablet:hidden" />
            <SortHead {...head} column="revenue" label={text("metric", { metric: "revenue" })} isNumber />
            <th scope="col" className="border-line2 border-b pl-3 text-right font-normal text-ink3 text-note max-tablet:hidden">
              {text("share")}
            </th>
            <SortHead {...head} column="orders" label={text("orders")} isNumber />
            {hasChange && <SortHead {...head} column="change" label={text("change")} isNumber />}
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, isAll || !isCut ? rows.length : shownAtFirst).map((row) => (
            <CountryRow
              key={row.key}
              row={row}
              rows={rows}
              total={total}
              hasChange={hasChange}
              isSelected={selected.includes(row.key)}
              onPick={() => onPick(row.key)}
            />
          ))}
        </tbody>
      </table>
      {isCut && <ShowAll count={rows.length} isOpen={isAll} onToggle={() => setAll(!isAll)} />}
    </div>
  );
}

type CountryRowProps = { row: NamedRow; rows: NamedRow[]; total: string; hasChange: boolean; isSelected: boolean; onPick: () => void };

function CountryRow({ row, rows, total, hasChange, isSelected, onPick }: CountryRowProps) {
  const format = useFormat();
  const share = shareOf(row.revenue, total);
  const change = revenueChange(row);
  const [exact, shown] = [format.amount(row.revenue), columnText(row.revenue, format)];
  const cell = "border-line border-b h-9 max-tablet:h-11";
  return (
    <tr className={`relative transition-colors ${isSelected ? "bg-wash" : "hover:bg-sunken"}`}>
      <th scope="row" className={`${cell} max-w-40 pr-3 text-left font-medium`}>
        <button type="button" aria-pressed={isSelected} title={row.name} onClick={onPick} className="w-full truncate text-left after:absolute after:inset-0">
          {row.name}
        </button>
      </th>
      <td className={`${cell} w-1/4 min-w-12 @2xl:w-[4.5rem] max-tablet:hidden`}>
        <CountryBar value={Number(row.revenue)} rows={rows} />
      </td>
      <td className={`${cell} pl-3 text-right font-medium`} title={shown === exact ? undefined : exact}>
        {shown}
      </td>
      <td className={`${cell} pl-3 text-right text-ink2 max-tablet:hidden`}>{share === null ? "–" : format.percent(share)}</td>
      <td className={`${cell} pl-3 text-right text-ink2`}>{format.count(row.orders)}</td>
      {hasChange && <td className={`${cell} pl-3 text-right`}>{change === null ? "–" : <Change value={change} />}</td>}
    </tr>
  );
}

function CountryBar({ value, rows }: { value: number; rows: NamedRow[] }) {
  const scale = { ...barScale(rows.map(({ revenue }) => ({ value: Number(revenue), text: "" }))), reserve: 0 };
  return (
    <span aria-hidden="true" className="flex">
      <span
        style={barPlace(scale, value)}
        className={`h-1.5 rounded-[1px] forced-color-adjust-none ${value < 0 ? "bg-bad" : "bg-accent"} ${value === 0 ? "" : "min-w-px"}`}
      />
    </span>
  );
}
