/** Country names as shops write them (English or Spanish, with or without accents, usual short forms) to ISO 3166 codes and back to the reader's language. */
import countries from "i18n-iso-countries/index.js";
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import type { Locale } from "./format.ts";

countries.registerLocale(en);
countries.registerLocale(es);

const aliases: Record<string, string> = {
  eire: "IE",
  rsa: "ZA",
  usa: "US",
  eeuu: "US",
  "ee.uu.": "US",
  uk: "GB",
  england: "GB",
  inglaterra: "GB",
  deutschland: "DE",
  brasil: "BR",
  holanda: "NL",
  holland: "NL",
};

/** ISO 3166-1 alpha-2, or undefined for what is no country we know ("Unspecified"). */
export function countryCode(name: string): string | undefined {
  const text = name.trim();
  return (
    aliases[text.toLowerCase()] ??
    countries.getSimpleAlpha2Code(text, "en") ??
    countries.getSimpleAlpha2Code(text, "es") ??
    (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text) ? text.toUpperCase() : undefined)
  );
}

/** The country in the reader's language; the shop's own word where we know no such country. */
export function countryName(name: string, locale: Locale): string {
  const code = countryCode(name);
  return (code && countries.getName(code, locale, { select: "official" })) ?? name;
}
