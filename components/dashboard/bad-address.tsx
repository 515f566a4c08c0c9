import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonLook } from "../ui/button.tsx";

/** The address asks what cannot be answered: says why, and offers the page as it opens. */
export function BadAddress({ reason }: { reason: string }) {
  const text = useTranslations("page");
  return (
    <main className="gutter grid min-h-dvh content-center justify-items-center gap-3 text-center">
      <h1 className="font-semibold text-h1">{text("badAddress")}</h1>
      <p className="text-ink2">{reason}</p>
      <Link href="/" className={buttonLook("primary")}>
        {text("toSales")}
      </Link>
    </main>
  );
}
