/** Blocks where the numbers will be; nothing moves when they come. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** In percent. */
const columns = [60, 80, 50, 66, 84, 58, 100, 75, 68, 82];
const bars = ["w-full", "w-5/6", "w-2/3", "w-1/2", "w-2/5", "w-1/3"];

export function SalesShape({ words }: { words: string }) {
  const text = useTranslations("page");
  const charts = useTranslations("charts");
  return (
    <>
      <Kpis names={[text("revenue"), text("orders"), text("customers"), text("aov")]} />
      <Words>{words}</Words>
      <div aria-hidden="true" className="grid gap-10 pt-5 desktop:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Columns title={charts("over.title", { metric: text("revenue"), grain: "month" })} />
        <Rows title={charts("category.title")} />
      </div>
    </>
  );
}

export function LiveShape({ words }: { words: string }) {
  const text = useTranslations("live");
  return (
    <>
      <Kpis names={[text("total"), text("batch"), text("streaming"), text("aov")]} />
      <Words>{words}</Words>
      <div aria-hidden="true" className="grid gap-10 pt-5 desktop:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <Columns title={text("overTitle", { grain: "day" })} />
        <Rows title={text("lastOrders")} />
      </div>
    </>
  );
}

function Kpis({ names }: { names: string[] }) {
  return (
    <div className="grid grid-cols-2 border-line border-b desktop:grid-cols-4">
      {names.map((name) => (
        <div
          key={name}
          className="border-line py-4 max-desktop:even:border-l max-desktop:even:pl-4 desktop:py-6 desktop:not-first:border-l desktop:not-first:pl-7"
        >
          <p className="font-medium text-data text-ink2">{name}</p>
          <div aria-hidden="true" className="mt-2.5 h-7 w-28 rounded-control bg-sunken tablet:h-9 tablet:w-40" />
          <div aria-hidden="true" className="mt-2.5 h-4 w-20 rounded-control bg-sunken" />
        </div>
      ))}
    </div>
  );
}

function Columns({ title }: { title: string }) {
  return (
    <div>
      <p className="font-semibold text-title">{title}</p>
      <div className="mt-6 flex h-60 items-end gap-2 tablet:gap-4">
        {columns.map((height) => (
          <span key={height} className="flex-1 rounded-mark bg-sunken" style={{ height: `${height}%` }} />
        ))}
      </div>
    </div>
  );
}

function Rows({ title }: { title: string }) {
  return (
    <div className="max-desktop:hidden">
      <p className="font-semibold text-title">{title}</p>
      <div className="mt-6 grid gap-5">
        {bars.map((bar) => (
          <span key={bar} className={`h-3.5 rounded-mark bg-sunken ${bar}`} />
        ))}
      </div>
    </div>
  );
}

const facts = ["revenue", "units", "date", "customer", "country", "channel"] as const;

export function OrderShape({ words }: { words: string }) {
  const text = useTranslations("page");
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-line border-y py-4 tablet:grid-cols-3 desktop:grid-cols-6">
        {facts.map((fact) => (
          <div key={fact}>
            <dt className="text-ink3 text-note">{text(fact)}</dt>
            <dd aria-hidden="true" className="mt-1.5 h-4 w-24 rounded-control bg-sunken" />
          </div>
        ))}
      </dl>
      <Words>{words}</Words>
    </>
  );
}

function Words({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="pt-5 text-data text-ink2">
      {children}
    </p>
  );
}
