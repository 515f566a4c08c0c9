"use client";
import { CircleAlert, Pause } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Job } from "../../../lib/jobs/job.ts";
import type { Judgements, Pipeline } from "../../../lib/pipeline/pipeline.ts";
import { partNames } from "../../../lib/pipeline/pipeline-parts.ts";
import { useAge } from "../../dashboard/use-age.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Banner } from "../../ui/banner.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { AdminPage } from "../admin-page.tsx";
import { JobProgress } from "../job-progress.tsx";
import { useJobs } from "../use-job.ts";
import { CheckLever } from "./check-lever.tsx";
import { LagPanel } from "./lag-panel.tsx";
import { PauseLever } from "./pause-lever.tsx";
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
  const { jobs: checks } = useJobs({ kind: "self_check", limit: shownChecks }, firstChecks);
  const { jobs: rebuilds } = useJobs({ kind: "rebuild", limit: 1 }, firstRebuilds);
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
      {!isSilent && figures.ingest.pausedSince !== null && <PausedBanner figures={figures} />}
      <SeenJob job={checks[0]} />
      <SeenJob job={rebuilds[0]} />
      <div className="@container">
        <Picture figures={figures} parts={parts} isSilent={isSilent} />
        <div className="mt-6 grid @min-[44rem]:grid-cols-2 @min-[66rem]:grid-cols-3 gap-x-10 border-line border-t">
          <LagPanel lag={figures.lag} />
          <WaitingPanel queue={figures.queue} at={figures.at} />
          <SelfCheckPanel checks={checks} />
        </div>
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

function PausedBanner({ figures: { ingest, queue } }: { figures: Pipeline["figures"] }) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  return (
    <div className="-mx-4 tablet:-mx-9">
      <Banner
        tone="warn"
        icon={<Pause size={18} className="text-warn" />}
        fact={text("pausedFact", { since: format.instant(ingest.pausedSince ?? ""), by: ingest.pausedBy ?? "" })}
      >
        {text("pausedRemedy", { waiting: format.count(queue.waiting), count: queue.waiting })}
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
