"use client";
import { parseDate } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
  I18nProvider,
  RangeCalendar,
} from "react-aria-components";
import { addDays } from "../../lib/sales/days.ts";
import type { DateRange } from "../../lib/sales/filters.ts";
import { useFormat } from "../ui/use-format.tsx";

const arrow = "grid size-8 place-items-center rounded-control text-ink2 hover:bg-sunken max-tablet:size-11";
const cell =
  "grid h-8 w-10 cursor-pointer place-items-center text-data outline-offset-[-2px] hover:bg-sunken data-disabled:text-ghost data-outside-month:invisible data-selected:bg-wash data-selection-end:rounded-r-control data-selection-start:rounded-l-control data-selection-end:bg-accent data-selection-start:bg-accent data-selection-end:text-on-accent data-selection-start:text-on-accent data-focus-visible:outline-2 data-focus-visible:outline-accent max-tablet:h-11 max-tablet:w-12";

/** The picker thinks in first and last day, the page in an exclusive end. */
export function PageRangeCalendar({ range, onChange }: { range: DateRange; onChange: (range: DateRange) => void }) {
  const t = useTranslations("filters");
  const { locale } = useFormat();
  const chosen = { start: parseDate(range.from), end: parseDate(addDays(range.to, -1)) };
  return (
    <I18nProvider locale={locale}>
      <RangeCalendar
        aria-label={t("days")}
        firstDayOfWeek="mon"
        defaultValue={chosen}
        defaultFocusedValue={chosen.end}
        onChange={({ start, end }) => onChange({ from: start.toString(), to: addDays(end.toString(), 1) })}
      >
        <header className="flex items-center justify-between pb-1">
          <Button slot="previous" className={arrow}>
            <ChevronLeft aria-hidden="true" className="size-4" />
          </Button>
          <Heading className="font-medium text-data" />
          <Button slot="next" className={arrow}>
            <ChevronRight aria-hidden="true" className="size-4" />
          </Button>
        </header>
        <CalendarGrid weekdayStyle="short" className="border-collapse [&_td]:p-0 [&_td]:py-px">
          <CalendarGridHeader>{(day) => <CalendarHeaderCell className="pb-1 font-normal text-note text-ink3">{day}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>{(date) => <CalendarCell date={date} className={cell} />}</CalendarGridBody>
        </CalendarGrid>
      </RangeCalendar>
    </I18nProvider>
  );
}
