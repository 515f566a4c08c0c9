"use client";
import { useTranslations } from "next-intl";
import { countryName } from "../../lib/country.ts";
import { type FilterName, unknownKey } from "../../lib/sales/dimensions.ts";
import { useFormat } from "../ui/use-format.tsx";

/** A group's name for the reader: countries are translated, the shop's own words never, nobody's word is "Unknown". */
export function useGroupName() {
  const text = useTranslations("charts");
  const { locale } = useFormat();
  return (dimension: FilterName, key: string, label = key): string => {
    if (key === unknownKey) return text("unknown");
    return dimension === "country" ? countryName(key, locale) : label;
  };
}
