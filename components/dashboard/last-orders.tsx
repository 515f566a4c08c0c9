"use client";
import { CornerUpLeft, Pause, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ageOf } from "../../lib/format.ts";
import { latenessMs } from "../../lib/sales/late.ts";
import type { LiveLine } from "../../lib/sales/live.ts";
import { Panel } from "../ui/panel.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";
import { orderHref } from "./detail-table.tsx";
import { useGroupName } from "./use-group-name.ts";
import { useSettled } from "./use-settled.ts";

type LastOrdersProps = { lines: LiveLine[] /** All of them, as rows of the sales page. */; allHref: string; isPaused: boolean; onPause: () => void };

const wide = "max-tablet:hidden";

export function LastOrders({ lines, allHref, isPaused, onPause }: LastOrdersProps) {
  const text = useTranslations("live");
  const format = useFormat();
  const settled = useSettled(lines[0]?.position ?? 0);
  const now = useNow(1000);
  /** Then it tells nothing apart. */
  const isAllFresh = lines.every(({ position }) => position > settled);
  const Icon = isPaused ? Play : Pause;
  return (
    <Panel
      title={text("lastOrders")}
      subtitle={text("lastOrdersHint", { currency: format.currency })}
      action={
        <button
          type="button"
          aria-label={text(isPaused ? "resume" : "pause")}
          title={text(isPaused ? "resume" : "pause")}
          onClick={onPause}
          className="target rounded-control p-1.5 text-ink2 transition-colors hover:bg-sunken"
        >
          <Icon size={18} strokeWidth={1.5} aria-hidden="true" />
        </button>
      }
    >
      {lines.length === 0 ? (
        <p className="py-10 text-center text-data text-ink2">{text("noOrders")}</p>
      ) : (
        <>
          <table className="w-full table-fixed text-data">
            <thead className="border-line2 border-b text-ink3 text-note">
              <tr>
                <Head className="w-[22%] tablet:w-[21%]">{text("order")}</Head>
                <Head>{text("product")}</Head>
                <Head className={`w-[14%] ${wide}`}>{text("country")}</Head>
                <Head className="w-[22%] text-right tablet:w-[14%]">{text("amount")}</Head>
                <Head className="w-[18%] text-right tablet:w-[13%]">{text("event")}</Head>
                <Head className="w-[19%] text-right tablet:w-[13%]">{text("arrivedIn")}</Head>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.position} line={line} isFresh={line.position > settled && !isAllFresh} now={now} />
              ))}
            </tbody>
          </table>
          <p className="pt-3">
            <Link href={allHref} className="target rounded-control font-medium text-accent text-data hover:underline">
              {text("allOrders")}
            </Link>
          </p>
        </>
      )}
    </Panel>
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
  const text = useTranslations("live");
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
        {text("ago", ageOf(now - Date.parse(line.eventTime)))}
      </td>
      <td className="whitespace-nowrap text-right text-ink2">
        <Took line={line} />
      </td>
    </tr>
  );
}

function Took({ line }: { line: LiveLine }) {
  const text = useTranslations("live");
  const format = useFormat();
  const lateMs = latenessMs(line);
  if (lateMs !== null) return <span className="rounded-control bg-warn-wash px-1.5 py-0.5 text-warn">{text("late", ageOf(lateMs))}</span>;
  return text("seconds", { seconds: format.fixed(Math.max(0, Date.parse(line.ingestTime) - Date.parse(line.eventTime)) / 1000, 2) });
}
