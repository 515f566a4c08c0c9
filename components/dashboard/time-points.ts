/** The time chart's points from a paint: one metric, or revenue adding up. */

import { addMoney } from "../../lib/money.ts";
import { addDays } from "../../lib/sales/days.ts";
import type { Metrics } from "../../lib/sales/metrics.ts";
import type { Paint, TimeBucket } from "../../lib/sales/paint.ts";
import { percentChange } from "../../lib/sales/percent-change.ts";
import { bucketName, cutTo } from "../charts/bucket-labels.ts";
import { bucketEnd, bucketsRange } from "../charts/bucket-range.ts";
import type { TimePoint } from "../charts/time-point.ts";
import type { Format } from "../ui/use-format.tsx";
import type { TimeMetric } from "./view-state.ts";

/** Words for a bucket that is not whole. */
export type CutWords = { from: (name: string, day: number) => string; to: (name: string, day: number) => string; soFar: (name: string) => string };

export function timePoints(paint: Paint, metric: TimeMetric, format: Format, words: CutWords, earlier: string): TimePoint[] {
  return paint.timeseries.map((bucket) => {
    const now = bucket[metric];
    const was = bucket.was?.[metric] ?? null;
    return {
      start: bucket.start,
      name: cutName(bucket, paint, format, words),
      partial: bucket.partial,
      ...compared(now, was, (value) => valueText(value, format)),
      wasName: pairName(bucket, paint, format) ?? earlier,
    };
  });
}

/** Sums from the first bucket on, up to the newest sale while the range still runs. Only money adds up: a customer of two months is one customer. */
export function runningPoints(paint: Paint, format: Format, earlier: string): TimePoint[] {
  let [now, was]: [string, string | null] = [zeroOf(paint.kpis), null];
  return begun(paint).map((bucket) => {
    now = addMoney(now, bucket.revenue);
    if (bucket.was !== null) was = addMoney(was ?? zeroOf(paint.kpis), bucket.was.revenue);
    const until = addDays(bucketsRange(bucket.start, bucket.start, paint.grain, paint.range).to, -1);
    const shown = bucket.was === null ? null : was;
    return { start: bucket.start, name: format.day(until), partial: false, ...compared(now, shown, (value) => valueText(value, format)), wasName: earlier };
  });
}

/** Without the days that have not come yet. */
function begun({ timeseries, running }: Paint): TimeBucket[] {
  const last = timeseries.findLastIndex(({ lines }) => lines > 0);
  return running ? timeseries.slice(0, last + 1) : timeseries;
}

function compared(now: string | number | null, was: string | number | null, text: (value: string | number | null) => string) {
  return {
    now: now === null ? null : Number(now),
    was: was === null ? null : Number(was),
    nowRaw: now,
    wasRaw: was,
    nowText: text(now),
    wasText: was === null ? null : text(was),
    change: now === null || was === null ? null : percentChange(now, was),
  };
}

function valueText(value: string | number | null, format: Format): string {
  if (value === null) return "–";
  return typeof value === "number" ? format.count(value) : format.amount(value);
}

/** "Apr 2024" where the pair is that whole month, else its days. */
function pairName({ wasStart, wasEnd }: TimeBucket, { grain }: Paint, format: Format): string | null {
  if (wasStart === null || wasEnd === null) return null;
  if (grain === "hour" || wasEnd === bucketEnd(wasStart, grain)) return bucketName(wasStart, grain, format.locale);
  return format.range({ from: wasStart, to: wasEnd });
}

function cutName(bucket: TimeBucket, { grain, range }: Paint, { locale }: Format, words: CutWords): string {
  const name = bucketName(bucket.start, grain, locale);
  if (!bucket.partial) return name;
  const cut = grain === "hour" ? null : cutTo(bucket.start, grain, range);
  if (cut === null) return words.soFar(name);
  if (cut.from !== null) return words.from(name, cut.from);
  return cut.to === null ? name : words.to(name, cut.to);
}

function zeroOf({ revenue }: Metrics): string {
  return revenue
    .replace(/\d/g, "0")
    .replace("-", "")
    .replace(/^0+(?=0)/, "");
}
