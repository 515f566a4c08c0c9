"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "../ui/use-format.tsx";
import { pageRows } from "./use-detail.ts";

type DetailPagerProps = {
  offset: number;
  shown: number;
  total: number;
  onOffset: (offset: number) => void /** null when no more can be asked for at once. */;
  onMore: (() => void) | null;
};

const step = "target rounded-control p-1.5 text-ink2 hover:bg-sunken disabled:text-line2 disabled:hover:bg-transparent";

/** Pages on a wide screen, one growing list on a phone. */
export function DetailPager({ offset, shown, total, onOffset, onMore }: DetailPagerProps) {
  const text = useTranslations("charts.detail");
  const format = useFormat();
  const last = offset + shown;
  return (
    <nav aria-label={text("pages")} className="flex items-center justify-between gap-2 pt-3 text-data text-ink2 tablet:justify-end">
      <p aria-live="polite">{text("span", { first: format.count(total === 0 ? 0 : offset + 1), last: format.count(last), total: format.count(total) })}</p>
      <span className="flex max-tablet:hidden">
        <button type="button" aria-label={text("previous")} disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - pageRows))} className={step}>
          <ChevronLeft size={18} aria-hidden="true" />
        </button>
        <button type="button" aria-label={text("next")} disabled={last >= total} onClick={() => onOffset(last)} className={step}>
          <ChevronRight size={18} aria-hidden="true" />
        </button>
      </span>
      {onMore !== null && last < total && (
        <button type="button" onClick={onMore} className="target font-medium text-accent tablet:hidden">
          {text("more")}
        </button>
      )}
    </nav>
  );
}
