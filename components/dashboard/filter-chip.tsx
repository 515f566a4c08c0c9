"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import { Popover } from "../ui/popover.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { chipText, valueName } from "./filter-texts.ts";
import { type FilterChoice, FilterValuesList } from "./filter-values-list.tsx";
import { useFilterValues } from "./use-filter-values.ts";
import { useValueNames } from "./use-value-names.ts";

type FilterChipProps = FilterChoice & { dimension: FilterName; onOpenChange: (isOpen: boolean) => void; onRemove: () => void };

/** What a dimension is narrowed to; opens its values, or goes. */
export function FilterChip({ dimension, onOpenChange, onRemove, ...choice }: FilterChipProps) {
  const t = useTranslations("filters");
  const format = useFormat();
  const names = useValueNames();
  const chosen = choice.query[dimension].map((key) => valueName(dimension, key, names));
  const { data: values } = useFilterValues({ lines: choice.lines, dimension, isNeeded: chosen.length > 1 });
  const total = values?.total ?? null;
  const name = t(`names.${dimension}`);
  const text = chosen.length === 0 ? t("all") : chipText(chosen, total, (count, of) => t("ofTotal", { count: format.count(count), total: format.count(of) }));
  return (
    <span className="inline-flex h-7 shrink-0 items-center rounded-full bg-wash text-data">
      <Popover
        label={name}
        width={320}
        onOpenChange={onOpenChange}
        buttonClass="h-7 max-w-64 truncate rounded-full pr-1 pl-3 text-ink2"
        button={
          <>
            {name}: <strong className="font-semibold text-ink">{text}</strong>
          </>
        }
      >
        <FilterValuesList dimension={dimension} {...choice} />
      </Popover>
      <button
        type="button"
        aria-label={t("remove", { name })}
        className="grid size-7 place-items-center rounded-full text-ink2 hover:text-ink"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
