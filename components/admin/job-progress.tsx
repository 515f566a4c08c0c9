"use client";
import { Ban, CircleAlert, CircleCheck, LoaderCircle, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import type { Job } from "../../lib/jobs/job.ts";
import { send } from "../dashboard/ask.ts";
import { loadReason } from "../dashboard/load-reason.ts";
import { useFaultText } from "../dashboard/use-fault-text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { NoticeLine } from "../ui/notice-line.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { type JobEnding, jobEnding } from "./job-ending.ts";
import { type JobPace, jobShare, nextJobPace } from "./job-pace.ts";
import { useAct } from "./use-act.ts";
import { useJob } from "./use-job.ts";

type JobProgressProps = {
  job: Job;
  /** In place of its kind. */
  title?: string;
  /** What came of it, once it is done. */
  children?: (job: Job) => ReactNode;
  onClose?: () => void;
};

/** A job from its start to what came of it: bar, step, rate, time left, a way to cancel. */
export function JobProgress({ job: first, title, children, onClose }: JobProgressProps) {
  const text = useTranslations("admin.jobs");
  const { job, error } = useJob(first);
  const { act, isBusy, fault } = useAct();
  const name = title ?? text("name", { kind: text(`kinds.${job.kind}`), id: job.id });
  const isRunning = job.state === "running";
  const ending = jobEnding(job);
  const cancel = job.canCancel && (
    <Button kind="quiet" disabled={isBusy} onClick={() => void act(() => send("POST", `/v1/jobs/${job.id}/cancel`))}>
      {text("cancel")}
    </Button>
  );
  const close = !isRunning && onClose && <IconButton label={text("close")} icon={X} onClick={onClose} />;
  return (
    <div className="grid gap-2 py-2.5">
      <div className="flex min-h-8 items-center gap-3 text-data text-ink2">
        <NoticeLine icon={<Icon ending={ending} />} fact={text("fact", { name, state: ending })} action={cancel || close || undefined}>
          {isRunning ? <UnderWay job={job} /> : <span role="status">{job.state === "done" ? children?.(job) : <Ending job={job} />}</span>}
        </NoticeLine>
      </div>
      {isRunning && <ProgressBar label={name} share={jobShare(job)} />}
      {(fault ?? (error && text("lost"))) && (
        <p role="alert" className="text-bad text-note">
          {fault ?? text("lost")}
        </p>
      )}
    </div>
  );
}

function Icon({ ending }: { ending: JobEnding }) {
  if (ending === "running") return <LoaderCircle size={18} className="animate-turn text-accent" />;
  if (ending === "done") return <CircleCheck size={18} className="text-good" />;
  if (ending === "cancelled") return <Ban size={18} className="text-ink3" />;
  return <CircleAlert size={18} className="text-bad" />;
}

/** "copying the warehouse · 412 of 1,204 MB · 118 MB/s · about 7 s left". */
function UnderWay({ job }: { job: Job }) {
  const text = useTranslations("admin.jobs");
  const format = useFormat();
  const [pace, setPace] = useState<JobPace | null>(null);
  useEffect(() => setPace((before) => nextJobPace(before, job, Date.now())), [job]);
  if (job.progress === null) return null;
  const { step, done, total, unit } = job.progress;
  const shown = (count: number) => (unit === "bytes" ? format.fixed(count / 1_000_000, 0) : format.count(Math.round(count)));
  const stepKey = `steps.${job.kind}.${step}`;
  const left = pace?.secondsLeft ?? null;
  const parts = [
    text.has(stepKey) ? text(stepKey) : step,
    unit && total !== null ? text("amountOf", { done: shown(done), total: shown(total), unit }) : null,
    unit && total === null && done > 0 ? text("amount", { done: shown(done), unit }) : null,
    unit && pace?.perSecond ? text("rate", { rate: shown(pace.perSecond), unit }) : null,
    left === null ? null : text("left", { seconds: left, minutes: Math.round(left / 60), unit: left < 100 ? "seconds" : "minutes" }),
  ];
  return <span>{parts.filter((part) => part !== null).join(" · ")}</span>;
}

function Ending({ job: { state, kind, fault } }: { job: Job }) {
  const text = useTranslations("admin.jobs");
  const loadFaults = useTranslations("loadFaults");
  const faultText = useFaultText();
  const format = useFormat();
  if (state === "broken_off") return text.has(`brokenOffOf.${kind}`) ? text(`brokenOffOf.${kind}`) : text("brokenOff");
  if (fault === null) return null;
  const { load } = fault;
  return load ? loadReason({ state: "refused", fault: load, error: null, report: null }, { text: loadFaults as never, format }) : faultText(fault);
}
