"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InboxLoads } from "../../../lib/inbox/inbox-loads.ts";
import { Button } from "../../ui/button.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { InboxPlanDialog } from "./inbox-plan-dialog.tsx";
import { useInbox } from "./use-inbox.ts";

/** When the inbox is loaded by itself, and what came of the last files. */
export function InboxPanel({ first }: { first: InboxLoads }) {
  const text = useTranslations("admin.inbox");
  const inbox = useInbox(first);
  const facts = useFacts(inbox);
  const [isChanging, setChanging] = useState(false);
  return (
    <Panel
      title={text("title")}
      subtitle={text("subtitle", { folder: inbox.folder })}
      controls={<Button onClick={() => setChanging(true)}>{text("change")}…</Button>}
    >
      <FactList facts={facts} />
      {isChanging && <InboxPlanDialog inbox={inbox} onClose={() => setChanging(false)} />}
    </Panel>
  );
}

function useFacts({ plan, reading, timeZone, files, missing, stillMs, lastRun, last }: InboxLoads): [string, string][] {
  const text = useTranslations("admin.inbox");
  const format = useFormat();
  const seconds = Math.round(stillMs / 1000);
  const next = reading?.next[0];
  const when = plan.mode === "off" ? text("never") : plan.mode === "watch" ? text("watch", { seconds }) : `${reading?.[format.locale]} (${timeZone})`;
  const facts: [string, string | null][] = [
    [text("when"), when],
    [text("next"), next === undefined ? null : format.instant(next)],
    [text("files"), plan.mode === "off" ? null : text(`states.${files}`, { count: missing.length, names: missing.join(", "), seconds })],
    [text("lastRun"), lastRun === null || plan.mode !== "clock" ? null : text(`found.${lastRun.found}`, { at: format.instant(lastRun.at) })],
    [text("last"), last === null ? null : text(`outcomes.${last.state}`, { at: format.instant(last.endedAt ?? last.seenAt), id: last.loadId ?? 0 })],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
