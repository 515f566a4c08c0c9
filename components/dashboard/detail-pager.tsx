"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../ui/icon-button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { pageRows } from "./use-detail.ts";

type DetailPagerProps = {
  offset: number;
  shown: number;
  total: number;
  onOffset: (offset: number) => void /** null when no more can be asked for at once. */;
  onMore: (() => void) | null;
};

/** Pages on a wide screen, one growing list on a phone. */
export function DetailPager({ offset, shown, total, onOffset, onMore }: DetailPagerProps) {
  const text = useTranslations("charts.detail");
  const format = useFormat();
  const last = offset + shown;
  return (
    <nav aria-label={text("pages")} className="flex items-center justify-between gap-2 pt-3 text-data text-ink2 tablet:justify-end">
      <p aria-live="polite">{text("span", { first: format.count(total === 0 ? 0 : offset + 1), last: format.count(last), total: format.count(total) })}</p>
      <span className="flex max-tablet:hidden">
        <IconButton label={text("previous")} icon={ChevronLeft} disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - pageRows))} />
        <IconButton label={text("next")} icon={ChevronRight} disabled={last >= total} onClick={() => onOffset(last)} />
      </span>
      {onMore !== null && last < total && (
        <button type="button" onClick={onMore} className="target font-medium text-accent tablet:hidden">
          {text("more")}
        </button>
      )}
    </nav>
  );
}
