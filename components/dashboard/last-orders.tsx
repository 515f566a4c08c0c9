"use client";
import { Pause, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { LiveLine } from "../../lib/sales/live.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Panel } from "../ui/panel.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { LiveLines } from "./live-lines.tsx";
import { useHeldRows } from "./use-held-rows.ts";

type LastOrdersProps = { lines: LiveLine[] /** All of them, as rows of the sales page. */; allHref: string; isPaused: boolean; onPause: () => void };

export function LastOrders({ lines, allHref, isPaused, onPause }: LastOrdersProps) {
  const text = useTranslations("live");
  const format = useFormat();
  const { shown, isHeld, newer, handlers } = useHeldRows(lines);
  const label = text(isPaused ? "resume" : "pause");
  return (
    <Panel
      title={text("lastOrders")}
      subtitle={isHeld ? text("held", { count: newer }) : text("lastOrdersHint", { currency: format.currency })}
      action={<IconButton label={label} title={label} icon={isPaused ? Play : Pause} onClick={onPause} />}
    >
      {lines.length === 0 ? (
        <p className="py-10 text-center text-data text-ink2">{text("noOrders")}</p>
      ) : (
        <>
          <LiveLines lines={shown} {...handlers} />
          <p className="pt-3">
            <Link href={allHref} className="target rounded-control font-medium text-accent text-data hover:underline">
              {text("allOrders")}
            </Link>
          </p>
        </>
      )}
    </Panel>
  );
}
