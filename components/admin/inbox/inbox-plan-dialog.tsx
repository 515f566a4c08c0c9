"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { InboxLoads, InboxPlan } from "../../../lib/inbox/inbox-loads.ts";
import { send } from "../../dashboard/ask.ts";
import { timeChoiceOf } from "../cron-times.tsx";
import { PlanDialog } from "../plan-dialog.tsx";

function choiceOf({ mode, cron }: InboxPlan) {
  if (mode === "clock") return timeChoiceOf(cron);
  return mode === "off" ? "never" : "watch";
}

export function InboxPlanDialog({ inbox, onClose }: { inbox: InboxLoads; onClose: () => void }) {
  const text = useTranslations("admin.inbox");
  const times = useTranslations("admin.cron.choices");
  const client = useQueryClient();
  const save = async (mode: InboxPlan["mode"], cron: string) =>
    client.setQueryData(["inbox"], await send<InboxLoads>("PATCH", "/v1/inbox", { mode, cron } satisfies InboxPlan));
  return (
    <PlanDialog
      title={text("title")}
      others={[
        { value: "never", label: times("never") },
        { value: "watch", label: text("watchChoice") },
      ]}
      first={choiceOf(inbox.plan)}
      cron={inbox.plan.cron}
      timeZone={inbox.timeZone}
      save={(choice, cron) => save(choice === "never" ? "off" : choice === "watch" ? "watch" : "clock", cron ?? inbox.plan.cron)}
      onClose={onClose}
    />
  );
}
