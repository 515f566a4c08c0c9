"use client";
import { useTranslations } from "next-intl";
import type { Percentiles } from "../../lib/percentile.ts";
import type { LiveLine } from "../../lib/sales/live.ts";
import type { Status } from "../../lib/status.ts";
import { shortDuration } from "../ui/short-duration.ts";
import { useFormat } from "../ui/use-format.tsx";
import { ChartPanel } from "./chart-panel.tsx";
import { lagTable } from "./lag-table.ts";
import { useScreenLag } from "./use-screen-lag.ts";

type TimeToScreenProps = { lines: LiveLine[]; streaming: Status["streaming"] };

const tones = { toQueue: "bg-ghost", toCommit: "bg-accent2", toScreen: "bg-accent" };
type Stage = keyof typeof tones;

/** From the sale to this screen, stage by stage. Medians of stages do not add up: the whole is measured on its own. */
export function TimeToScreen({ lines, streaming }: TimeToScreenProps) {
  const text = useTranslations("live");
  const format = useFormat();
  const { toScreen, whole } = useScreenLag(lines);
  const stages: { stage: Stage; lag: Percentiles | null }[] = [
    { stage: "toQueue", lag: streaming.toQueueMs },
    { stage: "toCommit", lag: streaming.toCommitMs },
    { stage: "toScreen", lag: toScreen },
  ];
  const sum = stages.reduce((ms, { lag }) => ms + (lag?.p50 ?? 0), 0);
  const end = Math.max(sum, whole?.p95 ?? 0);
  const ms = (value: number) => shortDuration(value, format);
  const title = text("timeToScreen");
  const named = [...stages, { stage: "whole" as const, lag: whole }].map(({ stage, lag }) => ({ name: text(stage), lag }));
  const medians = named.map(({ name, lag }) => `${name} ${lag === null ? "–" : ms(lag.p50)}`);
  return (
    <ChartPanel
      title={title}
      subtitle={whole === null ? text("toScreenNone") : text("toScreenHint", { ms: ms(whole.p50) })}
      summary={text("toScreenSummary", { stages: medians.join("; ") })}
      table={() => lagTable(named, format, { title, stage: text("stage"), median: text("medianMs"), p95: text("p95Ms") })}
    >
      <div aria-hidden="true" className="relative h-3 forced-color-adjust-none">
        <span className="absolute top-1/2 left-0 h-px w-full bg-line2" />
        <span className="absolute inset-y-0 right-0 w-0.5 bg-ghost" />
        <span className="absolute inset-y-0 left-0 flex gap-px overflow-hidden rounded-mark" style={{ width: `${end === 0 ? 0 : (sum / end) * 98}%` }}>
          {stages.map(({ stage, lag }) => (lag?.p50 ? <span key={stage} className={tones[stage]} style={{ flex: `${lag.p50} 1 0` }} /> : null))}
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 whitespace-nowrap pt-2 text-note tablet:grid-cols-[auto_auto_auto_auto] tablet:justify-between tablet:gap-x-2">
        {stages.map(({ stage, lag }) => (
          <div key={stage}>
            <dd className="flex items-center gap-1.5 font-medium text-data text-ink">
              <span aria-hidden="true" className={`size-2 shrink-0 rounded-mark forced-color-adjust-none ${tones[stage]}`} />
              {lag === null ? "–" : ms(lag.p50)}
            </dd>
            <dt className="text-ink3">{text(stage)}</dt>
            <dd className="text-ink3">{text("p95", { ms: lag === null ? "–" : ms(lag.p95) })}</dd>
          </div>
        ))}
        <div className="tablet:text-right">
          <dd className="font-medium text-data text-ink">{whole === null ? "–" : ms(whole.p95)}</dd>
          <dt className="text-ink3">{text("p95All")}</dt>
        </div>
      </dl>
      <p className="min-h-4 pt-1 text-ink3 text-note">
        {streaming.late > 0 && text("lateLeftOut", { count: streaming.late, shown: format.count(streaming.late) })}
      </p>
    </ChartPanel>
  );
}
