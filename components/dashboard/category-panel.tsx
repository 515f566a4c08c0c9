"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BreakdownRow, CategoryBreakdown } from "../../lib/sales/paint.ts";
import { type BarScale, barScale } from "../charts/bar-scale.ts";
import { BarRow, Bars } from "../charts/bars.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { ShowAll } from "./show-all.tsx";
import { toggled } from "./toggled.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";
import { useGroupName } from "./use-group-name.ts";

type CategoryPanelProps = Pick<PanelProps, "paint" | "filters" | "onFilter">;
type Category = CategoryBreakdown[number];

/** Cut only where that hides more than a row or two. */
const [shownAtFirst, cutAbove] = [8, 10];

export function CategoryPanel({ paint, filters, onFilter }: CategoryPanelProps) {
  const text = useTranslations("charts");
  const texts = useBreakdownTexts(paint);
  const nameOf = useGroupName();
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<string[]>([]);
  const title = text("category.title");
  const categories = paint.byCategory.map((row) => ({ ...row, name: nameOf("category", row.key, row.label) }));
  const isCut = categories.length > cutAbove;
  const shown = isAll || !isCut ? categories : categories.slice(0, shownAtFirst);
  const scale = barScale(categories.flatMap((row) => [row, ...row.children].map(({ revenue }) => texts.bar(revenue))));

  return (
    <ChartPanel
      title={title}
      subtitle={text("category.subtitle", { currency: paint.store.currency })}
      summary={texts.summary(title, categories)}
      table={() =>
        texts.table(
          title,
          text("dimension", { dimension: "category" }),
          categories.flatMap((row) => withChildren(row, row.name)),
        )
      }
    >
      <div className={isAll && isCut ? "max-h-[26rem] overflow-y-auto" : ""}>
        <Bars lead>
          {shown.map((row) => (
            <CategoryBars
              key={row.key}
              row={row}
              scale={scale}
              bar={texts.bar}
              isOpen={open.includes(row.key)}
              onOpen={() => setOpen(toggled(open, row.key))}
              isSelected={filters.category.includes(row.key)}
              onPick={() => onFilter("category", row.key)}
            />
          ))}
        </Bars>
      </div>
      {isCut && <ShowAll count={categories.length} isOpen={isAll} onToggle={() => setAll(!isAll)} />}
    </ChartPanel>
  );
}

function withChildren(row: Category, name: string): (BreakdownRow & { name: string })[] {
  return [{ ...row, name }, ...row.children.map((child) => ({ ...child, key: `${row.key} / ${child.key}`, name: `${name} / ${child.label}` }))];
}

type CategoryBarsProps = {
  row: Category & { name: string };
  scale: BarScale;
  bar: ReturnType<typeof useBreakdownTexts>["bar"];
  isOpen: boolean;
  onOpen: () => void;
  isSelected: boolean;
  onPick: () => void;
};

function CategoryBars({ row, scale, bar, isOpen, onOpen, isSelected, onPick }: CategoryBarsProps) {
  const nameOf = useGroupName();
  return (
    <>
      <BarRow
        lead={<Chevron name={row.name} isOpen={isOpen} onOpen={onOpen} />}
        label={row.name}
        title={row.name}
        {...bar(row.revenue)}
        scale={scale}
        isSelected={isSelected}
        onPick={onPick}
      />
      {isOpen &&
        row.children.map((child) => {
          const name = nameOf("category", child.key, child.label);
          return <BarRow key={child.key} lead={<span />} label={name} title={name} {...bar(child.revenue)} scale={scale} level="sub" />;
        })}
    </>
  );
}

function Chevron({ name, isOpen, onOpen }: { name: string; isOpen: boolean; onOpen: () => void }) {
  const text = useTranslations("charts.category");
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={text("parts", { name })}
      onClick={onOpen}
      className="mr-2 rounded-control p-1 text-ink2 hover:bg-sunken max-tablet:relative max-tablet:-ml-3 max-tablet:mr-0 max-tablet:p-3"
    >
      <ChevronRight size={16} aria-hidden="true" className={`transition-transform ${isOpen ? "rotate-90" : ""}`} />
    </button>
  );
}
