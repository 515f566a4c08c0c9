"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFormat } from "../ui/use-format.tsx";
import type { ValueNames } from "./filter-texts.ts";

type CountryName = typeof import("../../lib/country.ts").countryName;

/** The list of countries comes after the page; until then a country has the shop's name. */
export function useValueNames(): ValueNames {
  const t = useTranslations("filters");
  const { locale } = useFormat();
  const [countryName, setCountryName] = useState<CountryName | null>(null);
  useEffect(() => {
    void import("../../lib/country.ts").then((module) => setCountryName(() => module.countryName));
  }, []);
  return {
    unknown: t("unknown"),
    source: { batch: t("sources.batch"), streaming: t("sources.streaming") },
    country: (name) => countryName?.(name, locale) ?? name,
  };
}
