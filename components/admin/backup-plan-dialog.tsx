"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Backups, CronReading } from "../../lib/backup/backups.ts";
import { AskError, ask, send } from "../dashboard/ask.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { useAct } from "./use-act.ts";

type BackupPlanDialogProps = { planned: Backups["planned"]; onClose: () => void };

const usual = { daily: "0 3 * * *", weekly: "0 3 * * 1", hourly: "0 * * * *" };
const choices = ["never", "daily", "weekly", "hourly", "own"] as const;
type Choice = (typeof choices)[number];

function choiceOf(cron: string | null): Choice {
  if (cron === null) return "never";
  return choices.find((choice) => choice in usual && usual[choice as keyof typeof usual] === cron) ?? "own";
}

export function BackupPlanDialog({ planned, onClose }: BackupPlanDialogProps) {
  const text = useTranslations("admin.backup");
  const admin = useTranslations("admin");
  const { act, isBusy, fault } = useAct();
  const [choice, setChoice] = useState(choiceOf(planned.cron));
  const [own, setOwn] = useState(planned.cron ?? usual.daily);
  const [keep, setKeep] = useState(planned.keep);
  const cron = choice === "never" ? null : choice === "own" ? own.trim() : usual[choice];
  const { reading, isWrong } = useReading(cron);
  const save = async () => {
    if (await act(() => send("PATCH", "/v1/backup-plan", { cron, keep }))) onClose();
  };
  return (
    <Dialog title={text("plan")} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField
          label={text("when")}
          value={choice}
          options={choices.map((value) => ({ value, label: text(`choices.${value}`) }))}
          onChange={(event) => setChoice(event.target.value as Choice)}
        />
        {choice === "own" && (
          <TextField
            label={text("cron")}
            note={text("cronNote")}
            value={own}
            className="font-mono"
            spellCheck={false}
            autoComplete="off"
            maxLength={100}
            required
            fault={isWrong ? text("cronWrong") : null}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
        {cron !== null && <Reading reading={reading} timeZone={planned.timeZone} />}
        {cron !== null && (
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
        )}
        {fault !== null && (
          <p role="alert" className="text-bad text-data">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="primary" disabled={isBusy || isWrong}>
            {text("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** "At 03:00 (America/Santiago). Next: 25 Nov 2026 03:00, …". */
function Reading({ reading, timeZone }: { reading: CronReading | null; timeZone: string }) {
  const text = useTranslations("admin.backup");
  const format = useFormat();
  return (
    <p role="status" className="min-h-10 text-data text-ink2">
      {reading && text("reading", { what: reading[format.locale], zone: timeZone, next: reading.next.map((at) => format.instant(at)).join(" · ") })}
    </p>
  );
}

/** What the server makes of it, so that nothing is read here otherwise than it runs there. */
function useReading(cron: string | null): { reading: CronReading | null; isWrong: boolean } {
  const { data, error } = useQuery({
    queryKey: ["cron", cron],
    queryFn: ({ signal }) => ask<CronReading>(`/v1/backup-plan/reading?text=${encodeURIComponent(cron ?? "")}`, signal),
    enabled: Boolean(cron),
    retry: false,
  });
  return { reading: data ?? null, isWrong: cron === "" || (error instanceof AskError && error.code === "invalid_parameter") };
}
