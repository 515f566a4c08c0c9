import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NoticePage } from "../components/dashboard/notice-page.tsx";
import { buttonLook } from "../components/ui/button.tsx";
import { getStoreName } from "./store-name.ts";

export default async function NotFound() {
  const text = await getTranslations("page");
  const toSales = (
    <Link href="/" className={buttonLook("primary")}>
      {text("toSales")}
    </Link>
  );
  return (
    <NoticePage storeName={await getStoreName()} title={text("notFound")} action={toSales}>
      {text("notFoundBody")}
    </NoticePage>
  );
}
