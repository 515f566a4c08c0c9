import { useTranslations } from "next-intl";
import { AskError } from "./ask.ts";

/** Why something failed, in the reader's language; what has no words here is told as the API told it. */
export function useReason(): (error: Error) => string {
  const text = useTranslations("errors");
  return (error) => {
    if (!(error instanceof AskError) || !text.has(error.code)) return error.message;
    return error.id === undefined ? text(error.code) : `${text(error.code)} ${text("id", { id: error.id })}`;
  };
}
