"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FilterName, filterNames } from "../../lib/sales/dimensions.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { valueName } from "./filter-texts.ts";
import { type FilterChoice, FilterValuesList } from "./filter-values-list.tsx";
import { useValueNames } from "./use-value-names.ts";

/** The dimensions on a phone, one open at a time; the page behind moves with every tick. */
export function FilterSheet({ orders, onClose, ...choice }: FilterChoice & { orders: number; onClose: () => void }) {
  const t = useTranslations("filters");
  const format = useFormat();
  const [open, setOpen] = useState<FilterName | null>("country");
  return (
    <>
      <div className="min-h-0 flex-1 overflow-auto">
        {filterNames.map((name) => (
          <Section key={name} name={name} isOpen={open === name} onToggle={() => setOpen(open === name ? null : name)} {...choice} />
        ))}
      </div>
      <Button kind="primary" className="mt-3 w-full shrink-0" onClick={onClose}>
        {t("show", { orders, count: format.count(orders) })}
      </Button>
    </>
  );
}

function Section({ name, isOpen, onToggle, ...choice }: FilterChoice & { name: FilterName; isOpen: boolean; onToggle: () => void }) {
  const t = useTranslations("filters");
  const names = useValueNames();
  const chosen = choice.query[name].map((key) => valueName(name, key, names)).join(", ");
  return (
    <section className="border-line border-t">
      <h3>
        <button type="button" aria-expanded={isOpen} className="flex min-h-11 w-full items-center gap-2 text-left" onClick={onToggle}>
          <span className="flex-1">{t(`names.${name}`)}</span>
          <span className={`max-w-[60%] truncate ${chosen ? "font-medium" : "text-ink3"}`}>{chosen || t("all")}</span>
          <ChevronDown aria-hidden="true" className={`size-4 text-ink2 ${isOpen ? "" : "-rotate-90"}`} />
        </button>
      </h3>
      {isOpen && <FilterValuesList dimension={name} {...choice} />}
    </section>
  );
}
