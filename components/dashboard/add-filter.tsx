"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FilterName, filterNames } from "../../lib/sales/dimensions.ts";
import { type FilterChoice, FilterValuesList } from "./filter-values-list.tsx";

/** First the dimension, then its values, in the same place. */
export function AddFilter(choice: FilterChoice) {
  const t = useTranslations("filters");
  const [dimension, setDimension] = useState<FilterName | null>(null);
  if (dimension) {
    return (
      <div className="w-80" ref={focusFirst}>
        <h3 className="px-3 pt-3 font-semibold text-data">{t(`names.${dimension}`)}</h3>
        <FilterValuesList dimension={dimension} {...choice} />
      </div>
    );
  }
  return (
    <ul className="p-1" ref={focusFirst}>
      {filterNames.map((name) => (
        <li key={name}>
          <button
            type="button"
            className="flex h-8 w-full items-center justify-between rounded-control px-2 text-left hover:bg-sunken"
            onClick={() => setDimension(name)}
          >
            {t(`names.${name}`)}
            <ChevronRight aria-hidden="true" className="size-4 text-ink3" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function focusFirst(list: HTMLElement | null) {
  const first = list?.querySelector<HTMLElement>("button, input") ?? list?.closest<HTMLElement>("[popover]");
  first?.focus();
}
