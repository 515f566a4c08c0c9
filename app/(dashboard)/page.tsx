import { getTranslations } from "next-intl/server";

export default async function SalesPage() {
  const text = await getTranslations("sales");
  return <h1>{text("title")}</h1>;
}
