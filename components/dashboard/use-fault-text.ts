import { useLocale, useTranslations } from "next-intl";

type Fault = { code: string; message: string; id?: string | undefined };

/** Here the worker's own words, which are English, say more than the code. */
const fullerInEnglish: ReadonlySet<string> = new Set(["conflict", "load_refused", "load_running", "not_found"]);

/** Why something was not done, in the reader's language; what has no words here is told as the worker told it. */
export function useFaultText(): (fault: Fault) => string {
  const text = useTranslations("errors");
  const locale = useLocale();
  return ({ code, message, id }) => {
    if (!text.has(code) || (locale === "en" && fullerInEnglish.has(code))) return message;
    return id === undefined ? text(code) : `${text(code)} ${text("id", { id })}`;
  };
}
