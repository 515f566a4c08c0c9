import { useTranslations } from "next-intl";

export function useSourceWords() {
  const text = useTranslations("admin.loads.from");
  return { inbox: text("inbox"), sample: text("sample"), sent: text("sent") };
}
