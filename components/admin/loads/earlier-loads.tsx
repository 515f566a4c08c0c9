"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LoadRun, Loads } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";
import { useStartJob } from "../use-start-job.ts";
import { LoadDetails } from "./load-details.tsx";
import { RollBackDialog } from "./roll-back-dialog.tsx";
import { sourceName } from "./source-name.ts";
import { useSourceWords } from "./use-source-words.ts";

type EarlierLoadsProps = { loads: Loads; sources: Sources; isBusy: boolean };
type Shown = { what: "details" | "rollBack"; run: LoadRun } | null;

export function EarlierLoads({ loads, sources, isBusy }: EarlierLoadsProps) {
  const text = useTranslations("admin.loads.earlier");
  const words = useSourceWords();
  const [shown, setShown] = useState<Shown>(null);
  const { start, isBusy: isStarting, fault, clear } = useStartJob();
  const close = () => {
    setShown(null);
    clear();
  };
  const rollBack = async (run: LoadRun) => {
    if (await start(`/v1/loads/${run.id}/roll-back`)) close();
  };
  return (
    <Panel title={text("title")} subtitle={`${text("subtitle")}${text("keeps", { count: loads.canRollBackTo.length })}`}>
      {loads.loads.length === 0 ? (
        <p className="py-8 text-center text-data text-ink2">{text("empty")}</p>
      ) : (
        <ScrollArea label={text("title")}>
          <Table label={text("title")}>
            <Heads />
            <tbody>
              {loads.loads.map((run) => (
                <Row
                  key={run.id}
                  run={run}
                  loads={loads}
                  source={sourceName(run, sources, words)}
                  onDetails={() => setShown({ what: "details", run })}
                  onRollBack={isBusy || !loads.canRollBackTo.includes(run.id) || run.rolledBackTo !== null ? null : () => setShown({ what: "rollBack", run })}
                />
              ))}
            </tbody>
          </Table>
        </ScrollArea>
      )}
      {shown?.what === "details" && <LoadDetails run={shown.run} onClose={close} />}
      {shown?.what === "rollBack" && (
        <RollBackDialog run={shown.run} isBusy={isStarting} fault={fault} onAct={() => void rollBack(shown.run)} onClose={close} />
      )}
    </Panel>
  );
}

function Heads() {
  const text = useTranslations("admin.loads.earlier");
  return (
    <thead>
      <tr>
        <Head>{text("load")}</Head>
        <Head wideOnly>{text("when")}</Head>
        <Head wideOnly>{text("who")}</Head>
        <Head wideOnly>{text("source")}</Head>
        <Head wideOnly isNumber>
          {text("lines")}
        </Head>
        <Head wideOnly isNumber>
          {text("rejected")}
        </Head>
        <Head wideOnly isNumber>
          {text("took")}
        </Head>
        <Head isNumber>{text("revenue")}</Head>
        <Head wideOnly>{text("result")}</Head>
        <Head>
          <span className="sr-only">{text("rollBack")}</span>
        </Head>
      </tr>
    </thead>
  );
}

type RowProps = { run: LoadRun; loads: Loads; source: string; onDetails: () => void; onRollBack: (() => void) | null };

function Row({ run, loads, source, onDetails, onRollBack }: RowProps) {
  const text = useTranslations("admin.loads.earlier");
  const format = useFormat();
  const { report } = run;
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <th scope="row" className="py-1 pr-4 text-left">
        <button type="button" aria-label={text("details", { id: run.id })} className="target font-semibold text-accent hover:underline" onClick={onDetails}>
          {run.id}
        </button>
        <span className="block whitespace-nowrap font-normal text-ink3 text-note tablet:hidden">{format.instant(run.startedAt)}</span>
      </th>
      <td className="whitespace-nowrap py-1.5 pr-4 text-ink2 max-tablet:hidden">{format.instant(run.startedAt)}</td>
      <td className="max-w-32 truncate py-1.5 pr-4 text-ink2 max-tablet:hidden">{run.by ?? "–"}</td>
      <td className="max-w-44 truncate py-1.5 pr-4 text-ink2 max-tablet:hidden" title={run.source}>
        {source}
      </td>
      <td className="py-1.5 pr-4 text-right max-tablet:hidden">{report?.after ? format.count(report.after.lines) : "–"}</td>
      <td className="py-1.5 pr-4 text-right max-tablet:hidden">{report ? format.count(report.rejectedRows) : "–"}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right text-ink2 max-tablet:hidden">{tookText(run, text, format.fixed)}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right">
        {run.state === "done" && report?.after ? (
          <strong className="font-semibold">{format.amount(report.after.revenue)}</strong>
        ) : (
          <span className="text-ink3">{text("unchangedRevenue")}</span>
        )}
        <span className="block tablet:hidden">
          <Result run={run} loads={loads} />
        </span>
      </td>
      <td className="py-1.5 pr-4 max-tablet:hidden">
        <Result run={run} loads={loads} />
      </td>
      <td className="w-px whitespace-nowrap py-0.5 text-right">
        {onRollBack && (
          <Button kind="link" aria-label={text("rollBackTo", { id: run.id })} onClick={onRollBack}>
            {text("rollBack")}…
          </Button>
        )}
      </td>
    </tr>
  );
}

function tookText(
  { startedAt, finishedAt }: LoadRun,
  text: ReturnType<typeof useTranslations<"admin.loads.earlier">>,
  fixed: (value: number, digits: number) => string,
) {
  if (finishedAt === null) return "–";
  return text("took_s", { seconds: fixed((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000, 1) });
}

const pill = "inline-block max-tablet:max-w-36 max-tablet:whitespace-normal whitespace-nowrap rounded-control px-1.5 py-0.5 font-medium text-note";

/** A load that was put back is in use at its own line, and at that of the roll back. */
function Result({ run, loads: { loads, inPlace } }: { run: LoadRun; loads: Loads }) {
  const text = useTranslations("admin.loads.earlier");
  const newest = loads.find(({ state }) => state === "done");
  if (run.id === inPlace) {
    const isBack = newest?.rolledBackTo === inPlace;
    return <span className={`${pill} bg-wash text-ink`}>{isBack ? text("inUseBack", { id: newest.id }) : text("inUse")}</span>;
  }
  if (run.rolledBackTo !== null && run.state === "done") {
    const isInUse = run === newest && run.rolledBackTo === inPlace;
    return (
      <span className={isInUse ? `${pill} bg-wash text-ink` : "text-data text-ink2"}>
        {text(isInUse ? "rolledBackInUse" : "rolledBack", { id: run.rolledBackTo })}
      </span>
    );
  }
  if (run.state === "done") return null;
  const isBad = run.state === "refused" || run.state === "failed";
  return <span className={isBad ? `${pill} bg-bad-wash text-bad` : "text-data text-ink2"}>{text(`states.${run.state}`)}</span>;
}
