"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Job } from "../../../lib/jobs/job.ts";
import type { RunOutcome, SimulatedRun } from "../../../lib/simulate/simulator.ts";
import { useFaultText } from "../../dashboard/use-fault-text.ts";
import { Button } from "../../ui/button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";
import { usePersonName } from "../use-person-name.ts";
import { type ListedRun, listRuns } from "./list-runs.ts";
import { useRunText } from "./use-run-texts.ts";
import { VerdictDialog } from "./verdict-dialog.tsx";

type RunListProps = { runs: SimulatedRun[]; jobs: Job[]; isPurging: boolean; onPurge: (runId: string) => void };
type Shown = { runId: string; outcome: RunOutcome };

export function RunList({ runs, jobs, isPurging, onPurge }: RunListProps) {
  const text = useTranslations("admin.simulator");
  const [shown, setShown] = useState<Shown | null>(null);
  const listed = listRuns(runs, jobs);
  if (listed.length === 0) return <p className="border-line2 border-t py-6 text-body text-ink2">{text("noRuns")}</p>;
  return (
    <>
      <Table label={text("runsTitle")}>
        <thead>
          <tr>
            <Head>{text("run")}</Head>
            <Head wideOnly>{text("what")}</Head>
            <Head wideOnly isNumber>
              {text("metrics.lines")}
            </Head>
            <Head isNumber>{text("metrics.revenue")}</Head>
            <Head wideOnly isNumber>
              {text("metrics.refused")}
            </Head>
            <Head>{text("result")}</Head>
            <Head wideOnly>
              <span className="sr-only">{text("actions")}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {listed.map((run) => (
            <Row key={run.runId} run={run} isPurging={isPurging} onPurge={onPurge} onShow={(outcome) => setShown({ runId: run.runId, outcome })} />
          ))}
        </tbody>
      </Table>
      {shown && <VerdictDialog {...shown} onClose={() => setShown(null)} />}
    </>
  );
}

type RowProps = { run: ListedRun; isPurging: boolean; onPurge: (runId: string) => void; onShow: (outcome: RunOutcome) => void };

function Row({ run, isPurging, onPurge, onShow }: RowProps) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const runText = useRunText();
  const personName = usePersonName();
  const { runId, at, job, left } = run;
  const isRunning = job?.state === "running";
  const isThere = left !== null && left.lines + left.refused > 0;
  const purge = isThere && !isRunning && (
    <Button
      kind="quietDanger"
      className="-mr-3 max-tablet:-ml-3"
      aria-label={text("purgeRun", { run: runId })}
      disabled={isPurging}
      onClick={() => onPurge(runId)}
    >
      {text("purge")}…
    </Button>
  );
  return (
    <tr className="border-line border-b align-top hover:bg-sunken">
      <td className="py-2 pr-4">
        <span className="whitespace-nowrap font-medium">{runId}</span>
        <span className="block text-ink3 text-note">
          {[at && format.instant(at), job ? personName(job.by) : text("byTerminal")].filter((part) => part !== null).join(" · ")}
        </span>
      </td>
      <td className="py-2 pr-4 text-ink2 max-tablet:hidden">{job ? runText(job.subject) : "–"}</td>
      <td className="py-2 pr-4 text-right max-tablet:hidden">{isRunning ? "–" : format.count((left?.lines ?? 0) - (left?.superseded ?? 0))}</td>
      <td className="py-2 pr-4 text-right">{isRunning ? "–" : format.amount(left?.revenue ?? "0")}</td>
      <td className="py-2 pr-4 text-right max-tablet:hidden">{isRunning ? "–" : format.count(left?.refused ?? 0)}</td>
      <td className="py-2 pr-4">
        <Result run={run} onShow={onShow} />
        {left?.purged && (
          <span className="block text-ink3 text-note">{text("purgedBy", { at: format.instant(left.purged.at), by: personName(left.purged.by) })}</span>
        )}
        {purge && <div className="tablet:hidden">{purge}</div>}
      </td>
      <td className="py-1 text-right max-tablet:hidden">{purge}</td>
    </tr>
  );
}

const pill = "whitespace-nowrap rounded-control px-1.5 py-0.5 font-medium text-note";

function Result({ run: { job, outcome }, onShow }: { run: ListedRun; onShow: (outcome: RunOutcome) => void }) {
  const text = useTranslations("admin.simulator");
  const faultText = useFaultText();
  if (!job) return <span className="text-ink3">{text("unknownVerdict")}</span>;
  if (outcome?.checked === 0) return <span className="text-ink3">{text("nothingSent")}</span>;
  if (outcome && outcome.differing.length === 0) return <span className={`${pill} bg-wash text-ink`}>{text("agrees")}</span>;
  if (outcome) {
    return (
      <Button kind="quietDanger" className="-my-1.5 -ml-3" onClick={() => onShow(outcome)}>
        {text("differs", { count: outcome.differing.length })}
      </Button>
    );
  }
  const { state, fault } = job;
  const why = fault && faultText(fault);
  return (
    <>
      <span className={`${pill} ${state === "running" ? "bg-wash text-ink" : "bg-bad-wash text-bad"}`}>{text(`jobStates.${state}`)}</span>
      {why !== null && <span className="block max-w-72 text-ink2 text-note">{why}</span>}
    </>
  );
}
