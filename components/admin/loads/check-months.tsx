import { useTranslations } from "next-intl";
import type { CheckFindings } from "../../../lib/load/flight-check.ts";
import type { ChartTable } from "../../charts/chart-table.ts";
import { niceTicks } from "../../charts/ticks.ts";
import { ChartPanel } from "../../dashboard/chart-panel.tsx";
import { type Format, useFormat } from "../../ui/use-format.tsx";
import { changeText } from "./change-text.ts";

type Month = CheckFindings["months"][number];

/** Two years and two months: what fits beside the files. */
const mostShown = 26;

/** Of each month the revenue now, hollow, and what it would be, filled. */
export function CheckMonths({ months }: Pick<CheckFindings, "months">) {
  const text = useTranslations("admin.loads.months");
  const format = useFormat();
  const shown = shownMonths(months);
  const hidden = months.length - shown.length;
  const changed = months.filter(({ before, after }) => before !== after).length;
  const ticks = niceTicks(Math.min(0, ...shown.flatMap(valuesOf)), Math.max(0, ...shown.flatMap(valuesOf)));
  const place = placeOn(ticks);
  return (
    <ChartPanel
      title={text("title")}
      subtitle={text("subtitle", { currency: format.currency, zone: format.timeZone })}
      summary={text("summary", { changed, total: months.length })}
      table={() => tableOf(months, text, format)}
    >
      {hidden > 0 && <p className="pb-1 text-ink3 text-note">{text("earlier", { count: hidden })}</p>}
      <ul className="text-note">
        {shown.map((month) => (
          <Row key={month.month} month={month} ticks={ticks} place={place} />
        ))}
      </ul>
      <Axis ticks={ticks} place={place} />
    </ChartPanel>
  );
}

/** All that change, else the newest. */
function shownMonths(months: Month[]): Month[] {
  if (months.length <= mostShown) return months;
  const newest = months.slice(-mostShown);
  const firstChanged = months.findIndex(({ before, after }) => before !== after);
  return firstChanged === -1 ? newest : months.slice(Math.min(firstChanged, months.length - mostShown));
}

const valuesOf = ({ before, after }: Month) => [Number(before), Number(after)];

/** Percent from the left. */
function placeOn(ticks: number[]): (value: number) => number {
  const low = ticks[0] ?? 0;
  const span = (ticks.at(-1) ?? 0) - low;
  return (value) => (span === 0 ? 0 : Number((((value - low) / span) * 100).toFixed(3)));
}

type Place = { ticks: number[]; place: (value: number) => number };

function Row({ month: { month, before, after }, ticks, place }: Place & { month: Month }) {
  const text = useTranslations("admin.loads.months");
  const format = useFormat();
  const isSame = before === after;
  const [was, will] = [place(Number(before)), place(Number(after))];
  return (
    <li className="flex h-6 items-center gap-2.5">
      <span className="w-14 shrink-0 whitespace-nowrap text-right text-ink2">{format.monthYear(month)}</span>
      <span aria-hidden="true" className="relative mx-1 h-full flex-1">
        {ticks.map((tick) => (
          <span key={tick} className={`absolute inset-y-0 w-px ${tick === 0 ? "bg-line2" : "bg-line"}`} style={{ left: `${place(tick)}%` }} />
        ))}
        {!isSame && (
          <span className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-accent" style={{ left: `${Math.min(was, will)}%`, width: `${Math.abs(will - was)}%` }} />
        )}
        <Dot at={was} look="border-[1.5px] border-ghost bg-paper" />
        {isSame ? <Dot at={was} look="scale-50 bg-ghost" /> : <Dot at={will} look="bg-accent" />}
      </span>
      <span className={`w-24 shrink-0 whitespace-nowrap text-right ${isSame ? "text-ink3" : "font-semibold text-ink"}`}>
        {changeText(before, after, format.amount, text("same"))}
      </span>
    </li>
  );
}

function Dot({ at, look }: { at: number; look: string }) {
  return <span className={`absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full ${look}`} style={{ left: `${at}%` }} />;
}

function Axis({ ticks, place }: Place) {
  const format = useFormat();
  return (
    <div aria-hidden="true" className="flex gap-2.5 text-ink2 text-note">
      <span className="w-14 shrink-0" />
      <span className="relative mx-1 h-5 flex-1">
        {ticks.map((tick) => (
          <span key={tick} className="absolute top-0.5 -translate-x-1/2" style={{ left: `${place(tick)}%` }}>
            {format.compact(tick)}
          </span>
        ))}
      </span>
      <span className="w-24 shrink-0" />
    </div>
  );
}

function tableOf(months: Month[], text: ReturnType<typeof useTranslations<"admin.loads.months">>, format: Format): ChartTable {
  const cell = (amount: string) => ({ text: format.amount(amount), raw: amount });
  return {
    columns: [{ label: text("month"), isNumber: false }, ...(["before", "after", "change"] as const).map((name) => ({ label: text(name), isNumber: true }))],
    rows: months.map(({ month, before, after }) => ({
      key: month,
      cells: [
        { text: format.monthYear(month), raw: month.slice(0, 7) },
        cell(before),
        cell(after),
        { text: changeText(before, after, format.amount, "0"), raw: changeText(before, after, String, "0").replace("+", "") },
      ],
    })),
    file: "months-before-after",
  };
}
