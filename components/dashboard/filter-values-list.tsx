"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FilterName } from "../../lib/sales/dimensions.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { toggleValue, valueName, withChosen } from "./filter-texts.ts";
import type { PageQuery, PageQueryChange } from "./page-query.ts";
import { useFilterValues } from "./use-filter-values.ts";
import { useValueNames } from "./use-value-names.ts";

export type FilterChoice = {
  query: PageQuery;
  onChange: (change: PageQueryChange) => void;
  /** The lines that the page is about, as the API is asked for them. */
  lines: string;
};

const searchFrom = 8;

/** The values of one dimension with what each brings, to tick; a tick counts at once. */
export function FilterValuesList({ dimension, query, onChange, lines }: FilterChoice & { dimension: FilterName }) {
  const t = useTranslations("filters");
  const format = useFormat();
  const names = useValueNames();
  const [search, setSearch] = useState("");
  const { data: found, isError, isFetching, refetch } = useFilterValues({ lines, dimension, search });
  const hasFailed = isError && !isFetching;
  const chosen: string[] = query[dimension];
  const rows = found && (search ? found.values : withChosen(found.values, chosen));
  const isSearchable = search !== "" || (found?.total ?? 0) >= searchFrom;
  return (
    <div className="flex flex-col">
      {isSearchable && (
        <SearchBox label={t("search", { name: t(`names.${dimension}`).toLocaleLowerCase(format.locale) })} value={search} onChange={setSearch} />
      )}
      <fieldset className="max-h-80 overflow-auto p-1 max-tablet:max-h-none">
        <legend className="sr-only">{t(`names.${dimension}`)}</legend>
        {rows?.map((row) => (
          <label key={row.key} className="flex min-h-8 items-center gap-2.5 rounded-control px-2 hover:bg-sunken max-tablet:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-accent"
              checked={chosen.includes(row.key)}
              onChange={() => onChange(toggleValue(query, dimension, row.key))}
            />
            <span className="min-w-0 flex-1 truncate">
              {valueName(dimension, row.key, names)}
              {dimension === "product" && row.label !== row.key && <span className="text-ink3"> {row.label}</span>}
            </span>
            <span className="text-data text-ink3">{row.revenue !== null && format.amount(row.revenue)}</span>
          </label>
        ))}
      </fieldset>
      <div role="status" className="px-3 text-note text-ink3 empty:hidden [&>*]:py-2">
        {!found && !hasFailed && <p>{t("loading")}</p>}
        {rows?.length === 0 && <p>{t("nothingFound")}</p>}
        {found && found.total > found.values.length && <p>{t("more", { shown: found.values.length, total: format.count(found.total) })}</p>}
        {hasFailed && (
          <p className="flex items-center justify-between">
            {t("failed")} <Button onClick={() => void refetch()}>{t("retry")}</Button>
          </p>
        )}
      </div>
    </div>
  );
}

function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <div className="relative border-line border-b p-2">
      <Search aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-4.5 my-auto size-4 text-ink3" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-control border border-control bg-surface pr-2 pl-8 placeholder:text-ink3 max-tablet:h-11"
      />
    </div>
  );
}
