"use client";
import { ArrowLeft } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Locale } from "../../lib/format.ts";
import { unknownKey } from "../../lib/sales/dimensions.ts";
import type { Order } from "../../lib/sales/order.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import { Button } from "../ui/button.tsx";
import { FormatProvider, useFormat } from "../ui/use-format.tsx";

type OrderPageProps = { order: Order; store: StoreState; locale: Locale };

/** One order, whatever the filters of the page it was opened from. */
export function OrderPage({ order, store, locale }: OrderPageProps) {
  return (
    <FormatProvider locale={locale} currency={store.currency} timeZone={store.timeZone}>
      <main className="gutter py-6">
        <Back />
        <Facts order={order} />
        <Lines order={order} />
      </main>
    </FormatProvider>
  );
}

/** To the page as it was, filters and all; to the plain one when the order was opened by its address. */
function Back() {
  const text = useTranslations("page");
  const router = useRouter();
  return (
    <Button kind="quiet" className="-ml-3" onClick={() => (history.length > 1 ? router.back() : router.push("/"))}>
      <ArrowLeft size={16} aria-hidden="true" />
      {text("back")}
    </Button>
  );
}

function Facts({ order }: { order: Order }) {
  const text = useTranslations("page");
  const format = useFormat();
  const customers = order.customers.map(({ customerId, name, known }) => `${customerId} ${name ?? ""}${known ? "" : `(${text("notInLoad")})`}`.trim());
  return (
    <>
      <h1 className="ids py-3 font-semibold text-h1">{text("order", { id: order.orderId })}</h1>
      <dl className="grid grid-cols-2 gap-4 border-line border-y py-4 tablet:grid-cols-5">
        <Fact term={text("revenue")}>{format.money(order.revenue)}</Fact>
        <Fact term={text("units")}>{format.count(order.units)}</Fact>
        <Fact term={text("customer")}>{customers.join(", ") || text("noCustomer")}</Fact>
        <Fact term={text("country")}>{named(order.country, text("unknown"))}</Fact>
        <Fact term={text("channel")}>{named(order.channel, text("unknown"))}</Fact>
      </dl>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink3 text-note">{term}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function Lines({ order }: { order: Order }) {
  const text = useTranslations("page");
  const format = useFormat();
  const heads = [text("product"), text("category"), text("time"), text("source"), text("qty"), text("price"), text("amount")];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section aria-label={text("order", { id: order.orderId })} tabIndex={0} className="overflow-x-auto pt-4">
      <table className="w-full text-data">
        <thead>
          <tr className="border-line2 border-b text-ink3 text-note">
            {heads.map((head, index) => (
              <th key={head} scope="col" className={`whitespace-nowrap py-2 pr-4 font-medium last:pr-0 ${index > 3 ? "text-right" : "text-left"}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two identical lines are two lines
            <tr key={index} className="border-line border-b hover:bg-sunken">
              <td className="py-1.5 pr-4">
                <span className="ids font-medium">{line.productId}</span> <span className="text-ink3">{line.productName ?? ""}</span>
              </td>
              <td className="py-1.5 pr-4">{named(line.category, text("unknown"))}</td>
              <td className="whitespace-nowrap py-1.5 pr-4">{format.instant(line.ts)}</td>
              <td className="py-1.5 pr-4">{text(line.source)}</td>
              <td className="py-1.5 pr-4 text-right">{format.count(line.qty)}</td>
              <td className="py-1.5 pr-4 text-right">{format.amount(shortPrice(line.unitPrice))}</td>
              <td className="py-1.5 text-right font-medium">{format.amount(shortPrice(line.grossAmount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "493.4800" → "493.48": four decimals are shown only where they say something. */
function shortPrice(amount: string): string {
  return amount.replace(/(\.\d{2}\d*?)0+$/, "$1");
}

function named(value: string, unknown: string): string {
  return value === unknownKey ? unknown : value;
}
