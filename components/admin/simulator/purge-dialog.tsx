"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Job } from "../../../lib/jobs/job.ts";
import type { PurgeEffect } from "../../../lib/simulate/simulator.ts";
import { send } from "../../dashboard/ask.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useAct } from "../use-act.ts";

type PurgeDialogProps = { /** null: of all runs. */ runId: string | null; onPurging: (job: Job) => void; onClose: () => void };

/** Says what becomes of the numbers, then takes the run out. */
export function PurgeDialog({ runId, onPurging, onClose }: PurgeDialogProps) {
  const text = useTranslations("admin.simulator");
  const reason = useReason();
  const { act, isBusy, fault } = useAct();
  const body = runId === null ? {} : { runs: [runId] };
  const { data: effect, error } = useQuery({
    queryKey: ["simulator", "purge", runId],
    queryFn: () => send<PurgeEffect>("POST", "/v1/simulator/purge/effect", body),
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const purge = async () => {
    // Exactly those of which the effect was told.
    const done = await act(async () => onPurging(await send<Job>("POST", "/v1/simulator/purge", { runs: effect?.runs })));
    if (done) onClose();
  };
  return (
    <Confirm
      title={runId === null ? text("askPurgeAll") : text("askPurge", { run: runId })}
      act={text("purge")}
      isDangerous
      isBusy={isBusy || effect === undefined}
      fault={fault ?? (error && reason(error))}
      onAct={() => void purge()}
      onClose={onClose}
    >
      {effect ? <Effect effect={effect} /> : error === null && <p role="status">{text("counting")}</p>}
    </Confirm>
  );
}

function Effect({ effect: { before, after, refused, restored, runs } }: { effect: PurgeEffect }) {
  const text = useTranslations("admin.simulator");
  const format = useFormat();
  const rows = [
    { name: text("metrics.revenue"), before: format.money(before.revenue), after: format.money(after.revenue) },
    { name: text("metrics.orders"), before: format.count(before.orders), after: format.count(after.orders) },
    { name: text("metrics.lines"), before: format.count(before.lines), after: format.count(after.lines) },
  ];
  return (
    <div className="grid gap-3 pb-4">
      <p>{text("purgeBody", { count: runs.length })}</p>
      <dl className="grid gap-1.5">
        {rows.map((row) => (
          <div key={row.name} className="flex flex-wrap items-baseline gap-x-3">
            <dt className="min-w-20 text-data text-ink3">{row.name}</dt>
            <dd>
              {row.before} <span aria-hidden="true">→</span> <span className="sr-only">{text("becomes")}</span>{" "}
              <strong className="font-semibold text-ink">{row.after}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {refused > 0 && <p>{text("purgeRefused", { count: refused, shown: format.count(refused) })}</p>}
      {restored > 0 && <p>{text("purgeRestored", { count: restored, shown: format.count(restored) })}</p>}
    </div>
  );
}
