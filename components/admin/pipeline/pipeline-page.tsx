"use client";
import { CircleAlert, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Job } from "../../../lib/jobs/job.ts";
import type { Judgements, Pipeline } from "../../../lib/pipeline/pipeline.ts";
import { partNames } from "../../../lib/pipeline/pipeline-parts.ts";
import { send } from "../../dashboard/ask.ts";
import { useAge } from "../../dashboard/use-age.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { AdminPage } from "../admin-page.tsx";
import { JobProgress } from "../job-progress.tsx";
import { useAct } from "../use-act.ts";
import { useJobs } from "../use-job.ts";
import { CheckLever } from "./check-lever.tsx";
import { LagPanel } from "./lag-panel.tsx";
import { Picture } from "./picture.tsx";
import { RebuildLever } from "./rebuild-lever.tsx";
import { SelfCheckPanel } from "./self-check-panel.tsx";
import { usePipeline } from "./use-pipeline.ts";
import { WaitingPanel } from "./waiting-panel.tsx";
import { WhatHappened } from "./what-happened.tsx";

const shownChecks = 8;

type PipelinePageProps = { first: Pipeline; firstChecks: Job[]; firstRebuilds: Job[] };

export function PipelinePage({ first, firstChecks, firstRebuilds }: PipelinePageProps) {
  const text = useTranslations("admin.pipeline");
  const { pipeline, parts, silence, refetch } = usePipeline(first);
  const { figures, incidents } = pipeline;
  const isSilent = silence !== null;
  const checks = useJobs({ kind: "self_check", limit: shownChecks }, firstChecks);
  const rebuilds = useJobs({ kind: "rebuild", limit: 1 }, firstRebuilds);
  const levers = (
    <div className="flex flex-wrap gap-2.5">
      <PauseLever figures={figures} isSilent={isSilent} onDone={refetch} />
      <RebuildLever serving={figures.serving} isSilent={isSilent} isRunning={isRunning(rebuilds)} />
      <CheckLever isSilent={isSilent} isRunning={isRunning(checks)} isEmpty={figures.serving.version === 0} />
    </div>
  );
  return (
    <AdminPage title={text("title")} subtitle={subtitleOf(parts, text)} action={levers}>
      {silence && <SilenceBanner {...silence} />}
      {!isSilent && figures.ingest.pausedSince !== null && <PausedBanner figures={figures} onResumed={refetch} />}
      <SeenJob job={checks[0]} />
      <SeenJob job={rebuilds[0]} />
      <Picture figures={figures} parts={parts} isSilent={isSilent} />
      <div className="mt-6 grid gap-x-10 border-line border-t desktop:grid-cols-3">
        <LagPanel lag={figures.lag} />
        <WaitingPanel queue={figures.queue} at={figures.at} />
        <SelfCheckPanel checks={checks} />
      </div>
      <div className="border-line border-t">
        <WhatHappened incidents={incidents} />
      </div>
    </AdminPage>
  );
}

function subtitleOf(parts: Judgements, text: ReturnType<typeof useTranslations<"admin.pipeline">>): string {
  const count = (health: string) => partNames.filter((part) => parts[part].health === health).length;
  return text("subtitle", { down: count("down"), degraded: count("degraded"), worst: count("down") > 0 ? "down" : count("degraded") > 0 ? "degraded" : "ok" });
}

function isRunning([last]: Job[]): boolean {
  return last?.state === "running";
}

/** While it runs and, for who saw it run, what came of it. */
function SeenJob({ job }: { job: Job | undefined }) {
  const [seen, setSeen] = useState<number | null>(null);
  if (job?.state === "running" && seen !== job.id) setSeen(job.id);
  if (!job || job.id !== seen) return null;
  return <JobProgress key={job.id} job={job} onClose={() => setSeen(null)} />;
}

type PauseLeverProps = { figures: Pipeline["figures"]; isSilent: boolean; onDone: () => void };

function PauseLever({ figures: { ingest, queue }, isSilent, onDone }: PauseLeverProps) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const { act, isBusy, fault, clear } = useAct();
  const [isAsking, setAsking] = useState(false);
  const isPaused = ingest.pausedSince !== null;
  const close = () => {
    setAsking(false);
    clear();
  };
  const carryOut = async () => {
    const isDone = await act(() => send("POST", `/v1/ingest/${isPaused ? "resume" : "pause"}`));
    if (isDone) close();
    onDone();
  };
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <Button disabled={isSilent || ingest.state === "off"} onClick={() => setAsking(true)}>
        <Icon size={16} aria-hidden="true" />
        {text(isPaused ? "resume" : "pause")}
      </Button>
      {isAsking && (
        <Confirm
          title={text(isPaused ? "resumeAsk" : "pauseAsk")}
          act={text(isPaused ? "resume" : "pause")}
          isBusy={isBusy}
          fault={fault}
          onAct={() => void carryOut()}
          onClose={close}
        >
          {text(isPaused ? "resumeBody" : "pauseBody", { waiting: format.count(queue.waiting), count: queue.waiting })}
        </Confirm>
      )}
    </>
  );
}

function PausedBanner({ figures: { ingest, queue }, onResumed }: { figures: Pipeline["figures"]; onResumed: () => void }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const { act, isBusy, fault } = useAct();
  const resume = async () => {
    await act(() => send("POST", "/v1/ingest/resume"));
    onResumed();
  };
  return (
    <div className="-mx-4 tablet:-mx-9">
      <Banner
        tone="warn"
        icon={<Pause size={18} className="text-warn" />}
        fact={text("pausedFact", { since: format.instant(ingest.pausedSince ?? ""), by: ingest.pausedBy ?? "" })}
        action={
          <Button kind="link" disabled={isBusy} onClick={() => void resume()}>
            {text("resume")}
          </Button>
        }
      >
        {fault ?? text("pausedRemedy", { waiting: format.count(queue.waiting), count: queue.waiting })}
      </Banner>
    </div>
  );
}

function SilenceBanner({ since, error }: { since: number; error: Error }) {
  const text = useTranslations("admin.pipeline");
  const reason = useReason();
  const age = useAge(since);
  return (
    <div className="-mx-4 tablet:-mx-9">
      <Banner
        tone="bad"
        role="alert"
        icon={<CircleAlert size={18} className="text-bad" />}
        fact={
          <>
            <span className="sr-only">{text("silentSpoken")}</span>
            <span aria-hidden="true">{text("silentFact", { age })}</span>
          </>
        }
      >
        {reason(error)}
      </Banner>
    </div>
  );
}
