"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Backups } from "../../lib/backup/backups.ts";
import { send } from "../dashboard/ask.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CronText, CronWords, timeChoiceOf, timeChoices, useCronReading, usualTimes } from "./cron-times.tsx";
import { useAct } from "./use-act.ts";

type BackupPlanDialogProps = { planned: Backups["planned"]; onClose: () => void };

const choices = ["never", ...timeChoices] as const;
type Choice = (typeof choices)[number];

export function BackupPlanDialog({ planned, onClose }: BackupPlanDialogProps) {
  const text = useTranslations("admin.backup");
  const times = useTranslations("admin.cron");
  const admin = useTranslations("admin");
  const { act, isBusy, fault } = useAct();
  const [choice, setChoice] = useState<Choice>(planned.cron === null ? "never" : timeChoiceOf(planned.cron));
  const [own, setOwn] = useState(planned.cron ?? usualTimes.daily);
  const [keep, setKeep] = useState(planned.keep);
  const cron = choice === "never" ? null : choice === "own" ? own.trim() : usualTimes[choice];
  const { reading, isWrong } = useCronReading(cron);
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
          options={choices.map((value) => ({ value, label: times(`choices.${value}`) }))}
          onChange={(event) => setChoice(event.target.value as Choice)}
        />
        {choice === "own" && <CronText value={own} isWrong={isWrong} onChange={setOwn} />}
        {cron !== null && <CronWords reading={reading} timeZone={planned.timeZone} />}
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
