import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NoticePage } from "../components/dashboard/notice-page.tsx";
import { buttonLook } from "../components/ui/button.tsx";
import { getStoreName } from "./store-name.ts";

export default async function Forbidden() {
  const text = await getTranslations("access");
  const toSales = (
    <Link href="/" className={buttonLook("primary")}>
      {(await getTranslations("page"))("toSales")}
    </Link>
  );
  return (
    <NoticePage storeName={await getStoreName()} title={text("forbidden")} action={toSales}>
      {text("forbiddenBody")}
    </NoticePage>
  );
}
