"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Job } from "../../../lib/jobs/job.ts";
import type { PurgeOutcome, SimulatorState } from "../../../lib/simulate/simulator.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { AdminPage } from "../admin-page.tsx";
import { JobProgress } from "../job-progress.tsx";
import { LiveRun } from "./live-run.tsx";
import { PurgeDialog } from "./purge-dialog.tsx";
import { RunForm } from "./run-form.tsx";
import { RunList } from "./run-list.tsx";
import { useLiveRun } from "./use-live-run.ts";

type Purging = { runId: string | null };

export function SimulatorPage({ realEvents, hasLoad, runs, jobs, purges }: SimulatorState) {
  const text = useTranslations("admin.simulator");
  const { run, error, look } = useLiveRun();
  const [asking, setAsking] = useState<Purging | null>(null);
  const [started, setStarted] = useState<Job | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  // What ended well is told by the list; what did not, until somebody has read it.
  const purge = started ?? purges.find(({ id, state }) => state !== "done" && id !== closed) ?? null;
  const close = (id: number) => {
    setStarted(null);
    setClosed(id);
  };
  const isPurging = purges.some(({ state }) => state === "running");
  const job = run && jobs.find(({ subject }) => subject.run === run.runId);
  const count = runs.filter(({ lines, refused }) => lines + refused > 0).length;
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")}>
      {run ? (
        <LiveRun run={run} by={job?.by ?? null} subject={job?.subject ?? null} isLost={error !== null} onChange={look} />
      ) : (
        <RunForm realEvents={realEvents} hasLoad={hasLoad} onStarted={look} />
      )}
      <Panel
        title={text("runsTitle")}
        subtitle={text("runsSubtitle")}
        controls={
          count > 0 && (
            <Button kind="danger" disabled={isPurging || run !== null} onClick={() => setAsking({ runId: null })}>
              {text("purgeAll")}…
            </Button>
          )
        }
      >
        {purge && (
          <JobProgress
            key={purge.id}
            job={purge}
            onClose={() => close(purge.id)}
            title={text("purgeTitle", { run: String(purge.subject.run ?? ""), count: Number(purge.subject.runs) })}
          >
            {(ended) => <Purged outcome={ended.outcome as PurgeOutcome} />}
          </JobProgress>
        )}
        <RunList runs={runs} jobs={jobs} isPurging={isPurging} onPurge={(runId) => setAsking({ runId })} />
      </Panel>
      {asking && <PurgeDialog runId={asking.runId} onPurging={setStarted} onClose={() => setAsking(null)} />}
    </AdminPage>
  );
}

function Purged({ outcome: { lines, revenue, refused } }: { outcome: PurgeOutcome }) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  return text("purged", { lines: format.count(lines), revenue: format.money(revenue), refused: format.count(refused) });
}
