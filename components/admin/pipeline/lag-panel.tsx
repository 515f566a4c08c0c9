"use client";
import { useTranslations } from "next-intl";
import type { Lags } from "../../../lib/pipeline/pipeline.ts";
import { Panel } from "../../ui/panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

const stages = ["toQueue", "toCommit", "toShown", "whole"] as const;

/** How long live events take, stage by stage and in all. */
export function LagPanel({ lag }: { lag: Lags }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const ms = (value: number | undefined) => (value === undefined ? "–" : format.count(Math.round(value)));
  return (
    <Panel title={text("lag")} subtitle={text("lagHint")}>
      <Table label={text("lag")}>
        <thead>
          <tr>
            <Head>{text("stage")}</Head>
            <Head isNumber>p50</Head>
            <Head isNumber>p95</Head>
            <Head isNumber>{text("most")}</Head>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage} className={`border-line border-b ${stage === "whole" ? "font-semibold" : ""}`}>
              <td className="py-1.5 pr-4">{text(`stages.${stage}`)}</td>
              <td className="py-1.5 pr-4 text-right font-semibold">{ms(lag[stage]?.p50)}</td>
              <td className="py-1.5 pr-4 text-right">{ms(lag[stage]?.p95)}</td>
              <td className="py-1.5 pr-4 text-right">{ms(lag[stage]?.most)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {lag.toCommit === null && <p className="pt-2 text-ink3 text-note">{text("lagNone")}</p>}
    </Panel>
  );
}
