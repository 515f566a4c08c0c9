import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";

const locales = ["en", "es"] as const;
type Locale = (typeof locales)[number];

/** The cookie that the language switch sets, then the browser's first language we speak, then English. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : preferred((await headers()).get("accept-language") ?? "");
  return { locale, messages: (await import(`../messages/${locale}.json`)).default };
});

function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

function preferred(acceptLanguage: string): Locale {
  return (
    acceptLanguage
      .split(",")
      .map((part) => part.trim().slice(0, 2).toLowerCase())
      .find(isLocale) ?? "en"
  );
}
