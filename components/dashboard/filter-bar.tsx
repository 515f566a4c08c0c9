"use client";
import { CalendarDays, ChevronDown, Download, Plus, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { addDays } from "../../lib/sales/days.ts";
import { type FilterName, filterNames } from "../../lib/sales/dimensions.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import { buttonLook } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { CopyLink } from "./copy-link.tsx";
import { FilterChip } from "./filter-chip.tsx";
import { filteredNames } from "./filter-texts.ts";
import type { FilterChoice } from "./filter-values-list.tsx";
import { noFilters } from "./page-query.ts";

const RangePanel = dynamic(() => import("./range-panel.tsx").then((module) => module.RangePanel), { ssr: false });
const AddFilter = dynamic(() => import("./add-filter.tsx").then((module) => module.AddFilter), { ssr: false });
const FilterSheet = dynamic(() => import("./filter-sheet.tsx").then((module) => module.FilterSheet), { ssr: false });

type FilterBarProps = FilterChoice & {
  paint: Paint;
  /** null: this reader exports nothing. */
  exportHref: string | null;
  /** The page sets nothing against an earlier range. */
  isPlain?: boolean;
  /** Before the link and the export. */
  act?: ReactNode;
};

/** What the page is about: days, comparison and filters, always in sight. */
export function FilterBar({ exportHref, act, ...choice }: FilterBarProps) {
  return (
    <>
      <WideBar exportHref={exportHref} act={act} {...choice} />
      <PhoneBar {...choice} />
    </>
  );
}

function WideBar({ paint, exportHref, isPlain = false, act, ...choice }: FilterBarProps) {
  const t = useTranslations("filters");
  const format = useFormat();
  return (
    <section aria-label={t("bar")} className="gutter sticky top-0 z-20 border-line border-b bg-paper max-tablet:hidden">
      <div className="flex h-[55px] items-center gap-2">
        <Popover
          label={t("range")}
          width={520}
          buttonClass={`${buttonLook("plain")} shrink-0`}
          button={
            <>
              <CalendarDays aria-hidden="true" className="size-4 text-ink2" />
              {format.range(paint.range)}
              {isPlain && (
                <span className="font-normal text-ink3 empty:hidden max-desktop:hidden">
                  {t("span", { all: String(isAllSales(paint)), running: String(paint.running) })}
                </span>
              )}
              {!isPlain && choice.query.compare !== "none" && (
                <span className="font-normal text-ink3 max-desktop:hidden">{t(`versus.${choice.query.compare}`)}</span>
              )}
              <ChevronDown aria-hidden="true" className="size-4 text-ink2" />
            </>
          }
        >
          <RangePanel paint={paint} query={choice.query} onChange={choice.onChange} isPlain={isPlain} />
        </Popover>
        <Chips {...choice} />
        {act}
        <CopyLink />
        {exportHref !== null && (
          <a href={exportHref} download className={buttonLook("quiet")}>
            <Download aria-hidden="true" className="size-4" />
            {t("export")}
          </a>
        )}
      </div>
    </section>
  );
}

function isAllSales({ range, store }: Paint): boolean {
  return range.from === store.firstDay && store.lastDay !== null && range.to === addDays(store.lastDay, 1);
}

function Chips({ query, onChange, lines }: FilterChoice) {
  const t = useTranslations("filters");
  const [open, setOpen] = useState<FilterName | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const shown = filterNames.filter((name) => query[name].length > 0 || name === open);
  /** A chip that goes would take the focus with it. */
  const keepFocus = () => group.current?.querySelector("button")?.focus();
  const clear = (names: Partial<typeof noFilters>) => {
    onChange(names);
    keepFocus();
  };
  const onOpenChange = (name: FilterName, isOpen: boolean) => {
    setOpen(isOpen ? name : null);
    if (!isOpen && query[name].length === 0) keepFocus();
  };
  return (
    <div ref={group} className="flex min-w-0 flex-1 items-center gap-2 overflow-x-auto p-1">
      <Popover
        label={t("add")}
        width={320}
        buttonClass={`${buttonLook("quiet")} shrink-0`}
        button={
          <>
            <Plus aria-hidden="true" className="size-4" />
            {t("filter")}
          </>
        }
      >
        <AddFilter query={query} onChange={onChange} lines={lines} />
      </Popover>
      {shown.map((name) => (
        <FilterChip
          key={name}
          dimension={name}
          query={query}
          onChange={onChange}
          lines={lines}
          onOpenChange={(isOpen) => onOpenChange(name, isOpen)}
          onRemove={() => clear({ [name]: null })}
        />
      ))}
      {shown.length > 0 && <ClearAll onClick={() => clear(noFilters)} />}
    </div>
  );
}

function PhoneBar({ paint, isPlain = false, ...choice }: Omit<FilterBarProps, "exportHref" | "act">) {
  const t = useTranslations("filters");
  const format = useFormat();
  const count = filteredNames(choice.query).length;
  return (
    <section
      aria-label={t("bar")}
      className="fixed inset-x-0 bottom-0 z-20 flex gap-2 border-line border-t bg-paper px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] tablet:hidden"
    >
      <Sheet
        title={t("range")}
        buttonClass={`${buttonLook("plain")} min-w-0 flex-1`}
        button={
          <>
            <CalendarDays aria-hidden="true" className="size-4 shrink-0 text-ink2" />
            <span className="truncate">{format.shortRange(paint.range)}</span>
            <ChevronDown aria-hidden="true" className="ml-auto size-4 shrink-0 text-ink2" />
          </>
        }
      >
        {() => (
          <div className="-mx-4 min-h-0 overflow-auto">
            <RangePanel paint={paint} query={choice.query} onChange={choice.onChange} isPlain={isPlain} />
          </div>
        )}
      </Sheet>
      <Sheet
        title={t("filters")}
        buttonClass={buttonLook("plain")}
        action={count > 0 && <ClearAll onClick={() => choice.onChange(noFilters)} />}
        button={
          <>
            <SlidersHorizontal aria-hidden="true" className="size-4 text-ink2" />
            {t("filters")}
            {count > 0 && <span className="rounded-full bg-wash px-1.5 text-accent">{count}</span>}
          </>
        }
      >
        {(close) => <FilterSheet orders={paint.kpis.orders} onClose={close} {...choice} />}
      </Sheet>
    </section>
  );
}

function ClearAll({ onClick }: { onClick: () => void }) {
  const t = useTranslations("filters");
  return (
    <button type="button" className="target h-8 shrink-0 rounded-control px-1 font-medium text-accent text-data hover:underline" onClick={onClick}>
      {t("clearAll")}
    </button>
  );
}
