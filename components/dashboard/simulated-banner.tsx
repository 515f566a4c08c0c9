"use client";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Status } from "../../lib/status.ts";
import { Banner } from "../ui/banner.tsx";
import { buttonLook } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { usePerson } from "../ui/use-person.tsx";
import { useStatus } from "./use-status.ts";

/** Made-up orders are no secret to anybody who reads the numbers. */
export function SimulatedBanner({ first }: { first: Status }) {
  const text = useTranslations("page");
  const format = useFormat();
  const isAdmin = usePerson()?.role === "admin";
  const { lines, revenue } = useStatus(first, ({ streaming }) => streaming.simulated).data;
  if (lines === 0) return null;
  const link = isAdmin && (
    <Link href="/admin/simulator" className={`${buttonLook("link")} -mr-3`}>
      {text("simulatedLink")}
    </Link>
  );
  return (
    <Banner
      tone="warn"
      icon={<FlaskConical size={18} className="text-warn" />}
      fact={text("simulatedFact", { count: lines, lines: format.count(lines), revenue: format.money(revenue) })}
      action={link || undefined}
    >
      {text("simulatedRemedy")}
    </Banner>
  );
}
