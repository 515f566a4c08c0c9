import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonLook } from "../components/ui/button.tsx";

export default async function NotFound() {
  const text = await getTranslations("page");
  return (
    <main className="gutter grid min-h-dvh content-center justify-items-center gap-3 text-center">
      <h1 className="font-semibold text-h1">{text("notFound")}</h1>
      <Link href="/" className={buttonLook("primary")}>
        {text("toSales")}
      </Link>
    </main>
  );
}
