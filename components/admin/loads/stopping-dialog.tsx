"use client";
import { useTranslations } from "next-intl";
import type { CheckFindings } from "../../../lib/load/flight-check.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

type StoppingDialogProps = { findings: CheckFindings; onClose: () => void };

export function StoppingDialog({ findings: { superseded, stopping }, onClose }: StoppingDialogProps) {
  const text = useTranslations("admin.loads.stopDialog");
  const format = useFormat();
  const { lines, revenue } = superseded.stop;
  const subtitle = text("subtitle", { count: lines, shown: format.count(lines), revenue: format.amount(revenue), currency: format.currency });
  return (
    <Dialog title={text("title")} subtitle={subtitle} closeLabel={text("close")} onClose={onClose}>
      <Table label={text("title")}>
        <thead>
          <tr>
            <Head>{text("order")}</Head>
            <Head>{text("product")}</Head>
            <Head isNumber>{text("amount")}</Head>
            <Head isNumber>{text("at")}</Head>
          </tr>
        </thead>
        <tbody>
          {stopping.map(({ eventId, orderId, productId, at, amount }) => (
            <tr key={eventId} className="border-line border-b">
              <th scope="row" className="ids py-1.5 pr-4 text-left font-medium">
                {orderId}
              </th>
              <td className="ids py-1.5 pr-4 text-ink2">{productId}</td>
              <td className="py-1.5 pr-4 text-right">{format.amount(amount)}</td>
              <td className="whitespace-nowrap py-1.5 pr-4 text-right text-ink2">{format.instant(at)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {lines > stopping.length && <p className="pt-2 text-ink3 text-note">{text("first")}</p>}
    </Dialog>
  );
}
