"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { LoadRun, RollBackEffect } from "../../../lib/load/load-run.ts";
import { ask } from "../../dashboard/ask.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { useFormat } from "../../ui/use-format.tsx";

type RollBackDialogProps = { run: LoadRun; isBusy: boolean; fault: string | null; onAct: () => void; onClose: () => void };

/** Says what it would make of the revenue before it is done. */
export function RollBackDialog({ run, isBusy, fault, onAct, onClose }: RollBackDialogProps) {
  const text = useTranslations("admin.loads.rollBack");
  const reason = useReason();
  const { data, error } = useQuery({
    queryKey: ["roll back", run.id],
    queryFn: ({ signal }) => ask<RollBackEffect>(`/v1/loads/${run.id}/roll-back`, signal),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Confirm
      title={text("ask", { id: run.id })}
      act={text("act")}
      isDangerous
      isBusy={isBusy || data === undefined}
      fault={fault ?? (error && reason(error))}
      onAct={onAct}
      onClose={onClose}
    >
      {data === undefined ? <p role="status">{error === null && text("asking")}</p> : <Effect run={run} effect={data} />}
    </Confirm>
  );
}

function Effect({ run, effect: { before, after } }: { run: LoadRun; effect: RollBackEffect }) {
  const text = useTranslations("admin.loads.rollBack");
  const format = useFormat();
  const strong = (parts: React.ReactNode) => <strong className="font-semibold text-ink">{parts}</strong>;
  return (
    <p>
      {text.rich("effect", {
        before: format.money(before),
        after: format.money(after),
        asOf: run.report?.asOf ? `${format.end(run.report.asOf)} ${format.timeZone}` : "–",
        was: strong,
        now: strong,
      })}
    </p>
  );
}
