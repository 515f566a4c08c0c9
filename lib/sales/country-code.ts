/** Which country of ISO 3166-1 a shop's own country text means. */
import countries from "i18n-iso-countries";

const languages = ["en", "es", "pt", "fr", "de", "it"];

/** Names shops write that no list of the library has; folded as `fold` does. */
const aliases: Record<string, string> = {
  eire: "IE",
  rsa: "ZA",
  usa: "US",
  "u.s.a.": "US",
  "u.s.": "US",
  eeuu: "US",
  "ee.uu.": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "northern ireland": "GB",
  uae: "AE",
  holland: "NL",
  korea: "KR",
  czechia: "CZ",
  turkiye: "TR",
  "hong kong": "HK",
  macau: "MO",
  taiwan: "TW",
};

const known = new Map<string, string | null>();

/** Alpha-2 of a name in a common language, of an alpha-2 or of an alpha-3 code; null for what is no country ("Channel Islands", "unknown"). */
export function countryCode(name: string): string | null {
  const folded = fold(name);
  const cached = known.get(folded);
  if (cached !== undefined) return cached;
  const code = aliases[folded] ?? codeOfCode(folded.toUpperCase()) ?? codeOfName(folded);
  if (known.size < 10_000) known.set(folded, code);
  return code;
}

function codeOfCode(code: string): string | undefined {
  if (code.length === 2 && countries.alpha2ToAlpha3(code) !== undefined) return code;
  return code.length === 3 ? countries.alpha3ToAlpha2(code) : undefined;
}

function codeOfName(folded: string): string | null {
  for (const language of languages) {
    const code = countries.getSimpleAlpha2Code(folded, language);
    if (code !== undefined) return code;
  }
  return null;
}

function fold(name: string): string {
  return name.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
