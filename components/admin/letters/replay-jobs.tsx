"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RepairEffectReply } from "../../../lib/events/letter-replies.ts";
import type { Job } from "../../../lib/jobs/job.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { JobProgress } from "../job-progress.tsx";
import { useEffectNotes } from "./effect-lines.tsx";

const freshMs = 3_600_000;

/** Replays under way, and what came of the last ones. */
export function ReplayJobs({ jobs }: { jobs: Job[] }) {
  const [closed, setClosed] = useState<number[]>([]);
  const shown = jobs.filter((job) => !closed.includes(job.id) && isFresh(job)).slice(0, 1);
  return shown.map((job) => (
    <JobProgress key={job.id} job={job} onClose={() => setClosed([...closed, job.id])}>
      {({ outcome }) => <Outcome effect={outcome as RepairEffectReply} />}
    </JobProgress>
  ));
}

function isFresh({ state, endedAt }: Job): boolean {
  return state === "running" || endedAt === null || Date.now() - Date.parse(endedAt) < freshMs;
}

function Outcome({ effect }: { effect: RepairEffectReply }) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const notes = useEffectNotes()(effect);
  const left = effect.letters - effect.accepted;
  const parts = [
    text("replayedFact", {
      count: effect.accepted,
      shown: format.count(effect.accepted),
      orders: effect.orders,
      revenue: format.money(effect.revenue),
    }),
    ...notes,
    left > 0 ? text("left", { count: left, shown: format.count(left) }) : null,
  ];
  return parts.filter((part) => part !== null).join(" ");
}
