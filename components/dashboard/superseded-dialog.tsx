"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SupersededReply } from "../../lib/events/superseded-reply.ts";
import { useFormat } from "../ui/use-format.tsx";
import { orderHref } from "./detail-table.tsx";
import { ListDialog } from "./list-dialog.tsx";
import { useList } from "./use-list.ts";

type SupersededDialogProps = { /** As the page counts them now. */ counted: { lines: number; revenue: string }; onClose: () => void };
type Line = SupersededReply["rows"][number];

/** The live lines that do not count because the load has their orders already. */
export default function SupersededDialog({ counted, onClose }: SupersededDialogProps) {
  const text = useTranslations("superseded");
  const format = useFormat();
  const { answer, onMore } = useList<SupersededReply>("/v1/superseded");
  const { lines, revenue, rows } = answer.data ?? { ...counted, rows: [] };
  return (
    <ListDialog
      title={text("title")}
      subtitle={text("subtitle", { count: lines, shown: format.count(lines), revenue: format.amount(revenue), currency: format.currency })}
      words={{ loading: text("loading"), empty: text("empty"), failed: text("failed") }}
      answer={answer}
      shown={rows.length}
      total={lines}
      newer={answer.isSuccess ? Math.max(0, counted.lines - lines) : 0}
      onMore={onMore}
      onClose={onClose}
    >
      {rows.length > 0 && <Lines rows={rows} />}
    </ListDialog>
  );
}

const head = "sticky top-0 border-line2 border-b bg-surface py-2 font-medium text-ink3 text-note not-last:pr-3";
const cell = "h-8 border-line border-b not-last:pr-3";

function Lines({ rows }: { rows: Line[] }) {
  const live = useTranslations("live");
  const page = useTranslations("page");
  return (
    <table className="w-full border-separate border-spacing-0 text-data">
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {live("order")}
          </th>
          <th scope="col" className={`${head} text-left`}>
            {live("product")}
          </th>
          <th scope="col" className={`${head} text-right max-tablet:hidden`}>
            {page("qty")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {live("amount")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {live("event")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <Row key={line.eventId} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { line: Line }) {
  const format = useFormat();
  return (
    <tr className="hover:bg-sunken">
      <th scope="row" className={`${cell} ids text-left font-medium`}>
        <Link href={orderHref(line.orderId)} className="hover:text-accent hover:underline" prefetch={false}>
          {line.orderId}
        </Link>
      </th>
      <td className={`${cell} ids text-ink2`}>{line.productId}</td>
      <td className={`${cell} text-right text-ink2 max-tablet:hidden`}>{format.count(line.qty)}</td>
      <td className={`${cell} whitespace-nowrap text-right font-medium ${line.revenue.startsWith("-") ? "text-bad" : ""}`}>{format.amount(line.revenue)}</td>
      <td className={`${cell} whitespace-nowrap text-right text-ink2`}>{format.instant(line.eventTime)}</td>
    </tr>
  );
}
