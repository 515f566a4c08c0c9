"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Backups } from "../../lib/backup/backups.ts";
import { send } from "../dashboard/ask.ts";
import { TextField } from "../ui/text-field.tsx";
import { timeChoiceOf, usualTimes } from "./cron-times.tsx";
import { PlanDialog } from "./plan-dialog.tsx";

type BackupPlanDialogProps = { planned: Backups["planned"]; onClose: () => void };

export function BackupPlanDialog({ planned, onClose }: BackupPlanDialogProps) {
  const text = useTranslations("admin.backup");
  const times = useTranslations("admin.cron.choices");
  const [keep, setKeep] = useState(planned.keep);
  return (
    <PlanDialog
      title={text("plan")}
      others={[{ value: "never", label: times("never") }]}
      first={planned.cron === null ? "never" : timeChoiceOf(planned.cron)}
      cron={planned.cron ?? usualTimes.daily}
      timeZone={planned.timeZone}
      save={(_, cron) => send("PATCH", "/v1/backup-plan", { cron, keep })}
      onClose={onClose}
    >
      <TextField
        label={text("keepLabel")}
        note={text("keepNote")}
        type="number"
        min={1}
        max={365}
        value={keep}
        required
        onChange={(event) => setKeep(event.target.valueAsNumber || 1)}
      />
    </PlanDialog>
  );
}
