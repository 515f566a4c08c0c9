"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InboxLoads, InboxPlan } from "../../../lib/inbox/inbox-loads.ts";
import { send } from "../../dashboard/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { CronText, CronWords, timeChoiceOf, timeChoices, useCronReading, usualTimes } from "../cron-times.tsx";
import { useAct } from "../use-act.ts";

const choices = ["never", "watch", ...timeChoices] as const;
type Choice = (typeof choices)[number];

function choiceOf({ mode, cron }: InboxPlan): Choice {
  if (mode === "clock") return timeChoiceOf(cron);
  return mode === "off" ? "never" : "watch";
}

export function InboxPlanDialog({ inbox, onClose }: { inbox: InboxLoads; onClose: () => void }) {
  const text = useTranslations("admin.inbox");
  const times = useTranslations("admin.cron");
  const admin = useTranslations("admin");
  const client = useQueryClient();
  const { act, isBusy, fault } = useAct();
  const [choice, setChoice] = useState(choiceOf(inbox.plan));
  const [own, setOwn] = useState(inbox.plan.cron);
  const isClock = choice !== "never" && choice !== "watch";
  const cron = choice === "own" ? own.trim() : isClock ? usualTimes[choice] : null;
  const { reading, isWrong } = useCronReading(cron);
  const save = async () => {
    const plan: InboxPlan = { mode: isClock ? "clock" : choice === "never" ? "off" : "watch", cron: cron ?? inbox.plan.cron };
    const saved = await act(async () => client.setQueryData(["inbox"], await send<InboxLoads>("PATCH", "/v1/inbox", plan)));
    if (saved) onClose();
  };
  return (
    <Dialog title={text("title")} onClose={onClose}>
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
          options={choices.map((value) => ({ value, label: value === "watch" ? text("watchChoice") : times(`choices.${value}`) }))}
          onChange={(event) => setChoice(event.target.value as Choice)}
        />
        {choice === "own" && <CronText value={own} isWrong={isWrong} onChange={setOwn} />}
        {cron !== null && <CronWords reading={reading} timeZone={inbox.timeZone} />}
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
