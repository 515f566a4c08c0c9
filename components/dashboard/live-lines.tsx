"use client";
import { CornerUpLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ageOf } from "../../lib/format.ts";
import { isDatedAhead, latenessMs } from "../../lib/sales/late.ts";
import type { LiveLine } from "../../lib/sales/live.ts";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";
import { orderHref } from "./detail-table.tsx";
import { useGroupName } from "./use-group-name.ts";
import { useSettled } from "./use-settled.ts";

const wide = "max-tablet:hidden";
const warning = "rounded-control bg-warn-wash px-1 py-0.5 text-warn";
/** Clocks differ by less. */
const notableMs = 60_000;

/** Live lines, the last first; what is new is marked for a while, unless all of it is. What comes is written into the rows, which stay where they are. */
export function LiveLines({ lines, ...table }: { lines: LiveLine[] } & Omit<ComponentProps<"table">, "className">) {
  const text = useTranslations("live");
  const now = useNow(1000);
  const settled = useSettled(lines[0]?.position ?? 0);
  const isFresh = ({ position }: LiveLine) => position > settled;
  const isAllFresh = lines.every(isFresh);
  return (
    <table className="w-full table-fixed text-data" {...table}>
      <thead className="border-line2 border-b text-ink3 text-note">
        <tr>
          <Head className="w-[22%] tablet:w-[17%]">{text("order")}</Head>
          <Head>{text("product")}</Head>
          <Head className={`w-[13%] ${wide}`}>{text("country")}</Head>
          <Head className="w-[22%] text-right tablet:w-[16%]">{text("amount")}</Head>
          <Head className="w-[18%] text-right tablet:w-[15%]">{text("event")}</Head>
          <Head className="w-[19%] text-right tablet:w-[15%]">{text("arrivedIn")}</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place
          <Line key={place} line={line} isFresh={isFresh(line) && !isAllFresh} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ className = "", children }: { className?: string; children: ReactNode }) {
  return (
    <th scope="col" className={`whitespace-nowrap py-2 pr-3 font-medium last:pr-0 ${className.includes("text-right") ? "" : "text-left"} ${className}`}>
      {children}
    </th>
  );
}

/** Ids that come one after the other differ at their end: what is cut off is the beginning. */
function Line({ line, isFresh, now }: { line: LiveLine; isFresh: boolean; now: number }) {
  const format = useFormat();
  const name = useGroupName();
  const isReturn = line.amount.startsWith("-");
  const country = name("country", line.country);
  return (
    <tr
      className={`h-8 max-tablet:nth-[n+9]:hidden border-line border-b transition-colors duration-300 ${isFresh ? "bg-warm-wash shadow-[inset_2px_0_0_var(--color-warm)]" : ""}`}
    >
      <th scope="row" className={`truncate pr-3 text-left font-medium ${isFresh ? "pl-2" : ""}`}>
        <Link href={orderHref(line.orderId)} title={line.orderId} prefetch={false} className="ids block truncate text-left hover:underline" dir="rtl">
          <bdi dir="ltr">{line.orderId}</bdi>
        </Link>
      </th>
      <td title={`${line.productId} ${line.label}`} className="truncate pr-3">
        <span className={`ids font-medium ${wide}`}>{line.productId}</span> {line.label !== line.productId && <span className="text-ink2">{line.label}</span>}
        {line.label === line.productId && <span className="ids tablet:hidden">{line.productId}</span>}
      </td>
      <td title={country} className={`truncate pr-3 ${wide} ${line.country === "unknown" ? "text-ink3 italic" : ""}`}>
        {country}
      </td>
      <td className={`whitespace-nowrap pr-3 text-right font-medium ${isReturn ? "text-bad" : ""}`}>
        {isReturn && <CornerUpLeft size={12} aria-hidden="true" className="mr-1 inline" />}
        {format.amount(line.amount)}
      </td>
      <td title={format.instant(line.eventTime)} className="whitespace-nowrap pr-3 text-right text-ink2">
        <When eventTime={line.eventTime} now={now} />
      </td>
      <td className="whitespace-nowrap text-right text-ink2">
        <Took line={line} />
      </td>
    </tr>
  );
}

function When({ eventTime, now }: { eventTime: string; now: number }) {
  const text = useTranslations("live");
  const ms = now - Date.parse(eventTime);
  if (ms < -notableMs) return <span className={warning}>{text("in", ageOf(-ms))}</span>;
  return (
    <>
      <span className={wide}>{text("ago", ageOf(ms))}</span>
      <span className="tablet:hidden">{text("age", ageOf(ms))}</span>
    </>
  );
}

function Took({ line }: { line: LiveLine }) {
  const text = useTranslations("live");
  const format = useFormat();
  const lateMs = latenessMs(line);
  if (lateMs !== null) return <span className={warning}>{text("late", ageOf(lateMs))}</span>;
  if (isDatedAhead(line)) return "–";
  return text("seconds", { seconds: format.fixed(Math.max(0, Date.parse(line.ingestTime) - Date.parse(line.eventTime)) / 1000, 2) });
}
