"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonLook } from "../ui/button.tsx";
import { NoticePage } from "./notice-page.tsx";

type BadAddressProps = { storeName: string | null; field: string; value: string };

const longest = 80;

/** The address asks what cannot be answered: says what it may ask, and offers the page as it opens. */
export function BadAddress({ storeName, field, value }: BadAddressProps) {
  const text = useTranslations("page");
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  const asItOpens = (
    <Link href={usePathname()} className={buttonLook("primary")}>
      {text("asItOpens")}
    </Link>
  );
  return (
    <NoticePage storeName={storeName} title={text("badAddress")} action={asItOpens}>
      {text.rich("badAddressReason", {
        field,
        value: shown,
        takes: text("badAddressTakes", { field }),
        code: (chunk) => <code className="break-all font-mono text-ink">{chunk}</code>,
      })}
    </NoticePage>
  );
}
