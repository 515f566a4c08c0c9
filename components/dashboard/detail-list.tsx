"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DetailRow } from "../../lib/sales/detail.ts";
import { useFormat } from "../ui/use-format.tsx";
import { orderHref, rowKey } from "./detail-table.tsx";
import { useGroupName } from "./use-group-name.ts";

/** On a phone: a row in two lines, the whole of it leads to the order. */
export function DetailList({ rows }: { rows: DetailRow[] }) {
  const text = useTranslations("charts");
  const format = useFormat();
  const nameOf = useGroupName();
  return (
    <ul className="border-line2 border-t text-data tablet:hidden">
      {rows.map((row) => (
        <li key={rowKey(row)} className="border-line border-b">
          <Link href={orderHref(row.orderId)} prefetch={false} className="flex min-h-14 items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              <span className="block truncate">
                <span className="ids font-medium">{row.orderId}</span> <span className="text-ink2">{nameOf("category", row.category)}</span>
              </span>
              <span className="block truncate text-ink3 text-note">
                {[format.day(row.date), row.customerId ?? text("unknown"), nameOf("country", row.country)].join(" · ")}
              </span>
            </span>
            <span className="whitespace-nowrap font-medium">{format.amount(row.revenue)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
