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
import { useFormat } from "../ui/use-format.tsx";
import { Header } from "./header.tsx";
import { PageProviders } from "./page-providers.tsx";
import { useGroupName } from "./use-group-name.ts";

type OrderPageProps = { order: Order; store: StoreState; locale: Locale };

/** One order, whatever the filters of the page it was opened from. */
export function OrderPage({ order, store, locale }: OrderPageProps) {
  return (
    <PageProviders store={store} locale={locale}>
      <Header storeName={store.name} />
      <main id="main" tabIndex={-1} className="gutter py-5 outline-none">
        <Back />
        <Facts order={order} />
        <Lines order={order} />
      </main>
    </PageProviders>
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
  const name = useGroupName();
  const days = order.lines.map((line) => line.day).sort();
  const [first, last] = [days[0], days.at(-1)];
  const span = first === undefined || last === undefined ? "–" : first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`;
  return (
    <>
      <h1 className="ids break-words pt-2 pb-4 font-semibold text-h1">{text("order", { id: order.orderId })}</h1>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-line border-y py-4 tablet:grid-cols-3 desktop:grid-cols-6">
        <Fact term={text("revenue")}>{format.money(order.revenue)}</Fact>
        <Fact term={text("units")}>{format.count(order.units)}</Fact>
        <Fact term={text("date")}>{span}</Fact>
        <Fact term={text("customer")}>
          {order.customers.length === 0 && text("noCustomer")}
          {order.customers.map((customer) => (
            <span key={customer.customerId} className="block">
              <span className="ids">{customer.customerId}</span>{" "}
              <span className="font-normal text-ink2">{customer.known ? customer.name : text("notInLoad")}</span>
            </span>
          ))}
        </Fact>
        <Fact term={text("country")}>{name("country", order.country)}</Fact>
        <Fact term={text("channel")}>{name("channel", order.channel)}</Fact>
      </dl>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink3 text-note">{term}</dt>
      <dd className="break-words pt-0.5 font-semibold">{children}</dd>
    </div>
  );
}

const wide = "max-tablet:hidden";

function Lines({ order }: { order: Order }) {
  const text = useTranslations("page");
  const format = useFormat();
  const isOneDay = new Set(order.lines.map(({ day }) => day)).size === 1;
  return (
    <section aria-labelledby="lines" className="pt-6">
      <h2 id="lines" className="font-semibold text-title">
        {text("orderLines")}
      </h2>
      <p className="pb-2 text-data text-ink3">{text("orderLinesIn", { currency: format.currency, zone: format.timeZone })}</p>
      <table className="w-full text-data">
        <thead className="border-line2 border-b text-ink3 text-note">
          <tr>
            <Head>{text("product")}</Head>
            <Head className={`text-left ${wide}`}>{text("category")}</Head>
            <Head className={`text-left ${wide}`}>{text("time")}</Head>
            <Head className={`text-left ${wide}`}>{text("source")}</Head>
            <Head className="text-right">{text("qty")}</Head>
            <Head className={`text-right ${wide}`}>{text("price")}</Head>
            <Head className="text-right">{text("amount")}</Head>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two identical lines are two lines
            <Line key={index} line={line} isOneDay={isOneDay} />
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <tr>
            <th scope="row" className="py-2 text-left font-semibold">
              {text("total")}
            </th>
            <td colSpan={3} className={wide} />
            <td className="py-2 pr-4 text-right">{format.count(order.units)}</td>
            <td className={wide} />
            <td className="py-2 text-right">{format.amount(order.revenue)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Head({ className = "text-left", children }: { className?: string; children: ReactNode }) {
  return (
    <th scope="col" className={`whitespace-nowrap py-2 pr-4 font-medium last:pr-0 ${className}`}>
      {children}
    </th>
  );
}

function Line({ line, isOneDay }: { line: Order["lines"][number] /** The day stands above. */; isOneDay: boolean }) {
  const text = useTranslations("page");
  const format = useFormat();
  const name = useGroupName();
  const category = [name("category", line.category), line.subcategory !== line.category && line.subcategory !== unknownKey ? line.subcategory : null];
  const clock = format.time(line.ts);
  const time = clock === "00:00" ? format.day(line.day) : format.instant(line.ts);
  const shortTime = isOneDay ? (clock === "00:00" ? null : clock) : time;
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <td className="py-1.5 pr-4">
        <span className="ids font-medium">{line.productId}</span> <span className="text-ink2">{line.productName}</span>
        <span className="block text-ink3 text-note tablet:hidden">{[...category, shortTime, text(line.source)].filter(Boolean).join(" · ")}</span>
      </td>
      <td className={`py-1.5 pr-4 ${wide}`}>
        {category[0]} <span className="text-ink3">{category[1]}</span>
      </td>
      <td className={`whitespace-nowrap py-1.5 pr-4 ${wide}`}>{time}</td>
      <td className={`py-1.5 pr-4 ${wide}`}>{text(line.source)}</td>
      <td className="py-1.5 pr-4 text-right">{format.count(line.qty)}</td>
      <td className={`py-1.5 pr-4 text-right ${wide}`}>{format.amount(shortPrice(line.unitPrice))}</td>
      <td className="py-1.5 text-right font-medium">{format.amount(shortPrice(line.grossAmount))}</td>
    </tr>
  );
}

/** "493.4800" → "493.48": four decimals are shown only where they say something. */
function shortPrice(amount: string): string {
  return amount.replace(/(\.\d{2}\d*?)0+$/, "$1");
}
