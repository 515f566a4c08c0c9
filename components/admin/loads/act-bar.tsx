"use client";
import { LoaderCircle, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { CheckedLoadRequest, KeptCheck } from "../../../lib/load/flight-check.ts";
import { Button } from "../../ui/button.tsx";
import { CheckBox } from "../../ui/check-box.tsx";
import { useFormat } from "../../ui/use-format.tsx";

type ActBarProps = {
  kept: KeptCheck;
  /** Something is under way already. */
  isBusy: boolean;
  fault: string | null;
  onLoad: (agreed: CheckedLoadRequest) => void;
  onAgain: () => void;
  onDiscard: () => void;
};

/** What to do with what was checked; what it costs is agreed to first. */
export function ActBar({ kept: { check, stale, hasMoved }, isBusy, fault, onLoad, onAgain, onDiscard }: ActBarProps) {
  const text = useTranslations("admin.loads.bar");
  const format = useFormat();
  const [agreed, setAgreed] = useState<CheckedLoadRequest>({ acceptRejects: false, allowShrink: false });
  const { rejectedRows, before, after } = check.report;
  const isAgreed = (rejectedRows === 0 || agreed.acceptRejects) && (!check.shrinks || agreed.allowShrink);
  const reason = reasonAgainst({ check, stale, hasMoved }, isAgreed);
  const lines = after?.lines ?? 0;
  const canLoad = reason === null || reason === "unchanged";
  return (
    <div className="sticky bottom-0 z-10 grid gap-2 border-line2 border-t border-b bg-paper py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          {check.findings !== null && rejectedRows > 0 && (
            <CheckBox isChecked={agreed.acceptRejects} onChange={(acceptRejects) => setAgreed({ ...agreed, acceptRejects })}>
              {text("leaveOut", { count: rejectedRows, shown: format.count(rejectedRows) })}
            </CheckBox>
          )}
          {check.findings !== null && check.shrinks && (
            <CheckBox isChecked={agreed.allowShrink} onChange={(allowShrink) => setAgreed({ ...agreed, allowShrink })}>
              {text("shrink", { before: format.count(before?.orders ?? 0), after: format.count(after?.orders ?? 0) })}
            </CheckBox>
          )}
          {reason !== null && (
            <Reason>{reason === "cannot" || reason === "needTick" || reason === "unchanged" ? text(reason) : text(`stale.${reason}`)}</Reason>
          )}
          {hasMoved && stale === null && check.findings !== null && <Reason>{text("moved")}</Reason>}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button kind="quiet" disabled={isBusy} onClick={onDiscard}>
            {text("discard")}
          </Button>
          <Button disabled={isBusy} onClick={onAgain}>
            <RefreshCw size={16} aria-hidden="true" />
            {text("again")}
          </Button>
          {check.findings !== null && (
            <Button kind="primary" disabled={isBusy || !canLoad} onClick={() => onLoad(agreed)}>
              {isBusy && <LoaderCircle size={16} aria-hidden="true" className="animate-turn" />}
              {text("load", { count: lines, shown: format.count(lines) })}
            </Button>
          )}
        </div>
      </div>
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
    </div>
  );
}

function reasonAgainst({ check, stale }: KeptCheck, isAgreed: boolean) {
  if (check.findings === null) return "cannot";
  if (stale !== null) return stale;
  if (!isAgreed) return "needTick";
  return check.unchanged ? "unchanged" : null;
}

function Reason({ children }: { children: ReactNode }) {
  return <p className="py-1 text-data text-ink2">{children}</p>;
}
