"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Backups } from "../../lib/backup/backups.ts";
import type { Job } from "../../lib/jobs/job.ts";
import { Button } from "../ui/button.tsx";
import { FactList } from "../ui/fact-list.tsx";
import { Panel } from "../ui/panel.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { BackupPlanDialog } from "./backup-plan-dialog.tsx";

type BackupPlanProps = { planned: Backups["planned"]; last: Job | null };

/** When backups are made by themselves, and what came of the last. */
export function BackupPlan({ planned, last }: BackupPlanProps) {
  const text = useTranslations("admin.backup");
  const jobs = useTranslations("admin.jobs");
  const format = useFormat();
  const [isChanging, setChanging] = useState(false);
  const { reading, keep, timeZone, cron } = planned;
  const next = reading?.next[0];
  const facts: [string, string][] = [
    [text("when"), reading ? `${reading[format.locale]} (${timeZone})` : text("never")],
    ...(next === undefined ? [] : [[text("next"), format.instant(next)] satisfies [string, string]]),
    ...(cron === null ? [] : [[text("keep"), text("keepLast", { count: keep })] satisfies [string, string]]),
    ...(last === null ? [] : [[text("lastRun"), jobs("fact", { name: format.instant(last.startedAt), state: last.state })] satisfies [string, string]]),
  ];
  const change = <Button onClick={() => setChanging(true)}>{text("change")}…</Button>;
  return (
    <Panel title={text("plan")} subtitle={text("planNote")} controls={change}>
      <FactList facts={facts} />
      {isChanging && <BackupPlanDialog planned={planned} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
