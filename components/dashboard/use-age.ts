import { useTranslations } from "next-intl";
import { ageOf } from "../../lib/format.ts";
import { useNow } from "../ui/use-now.ts";

/** "4 minutes", and on as the clock goes. `since` in ms. */
export function useAge(since: number): string {
  const text = useTranslations("page");
  return text("age", ageOf(useNow(1000) - since));
}
