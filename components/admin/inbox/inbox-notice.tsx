"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import type { InboxLoads, InboxReason } from "../../../lib/inbox/inbox-loads.ts";
import { send } from "../../dashboard/ask.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/notice-line.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useAct } from "../use-act.ts";
import { useInbox } from "./use-inbox.ts";

/** Files of the inbox that were not loaded by themselves, and why. */
export function InboxNotice({ first }: { first: InboxLoads }) {
  const text = useTranslations("admin.inbox");
  const reason = useInboxReason();
  const client = useQueryClient();
  const { last } = useInbox(first);
  const { act, isBusy, fault } = useAct();
  if (last?.state !== "waiting" || last.reason === null) return null;
  const again = () => act(() => send("POST", "/v1/inbox/again")).then(() => client.invalidateQueries({ queryKey: ["inbox"] }));
  return (
    <div role="status" className="my-3 flex flex-wrap items-center gap-3 rounded-control bg-warn-wash px-3 py-2.5 text-data text-ink2">
      <NoticeLine
        icon={<Inbox size={18} className="text-warn" />}
        fact={text("waits")}
        action={
          <Button kind="link" disabled={isBusy} onClick={() => void again()}>
            {text("again")}
          </Button>
        }
      >
        {reason(last.reason)} {text("look")}
        {fault !== null && <span className="block text-bad">{fault}</span>}
      </NoticeLine>
    </div>
  );
}

function useInboxReason(): (reason: InboxReason) => string {
  const text = useTranslations("admin.inbox.reasons");
  const format = useFormat();
  return (reason) => {
    if (reason.code === "rejects") return text("rejects", { count: reason.rows, shown: format.count(reason.rows) });
    return reason.code === "unloadable" ? text("unloadable", { message: reason.message }) : text(reason.code);
  };
}
