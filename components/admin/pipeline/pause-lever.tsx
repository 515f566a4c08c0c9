"use client";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PipelineFigures } from "../../../lib/pipeline/pipeline.ts";
import { send } from "../../dashboard/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useAct } from "../use-act.ts";

type PauseLeverProps = { figures: PipelineFigures; isSilent: boolean; onDone: () => void };

/** Holds live events back, which it asks about, and lets them flow again. */
export function PauseLever({ figures: { ingest }, isSilent, onDone }: PauseLeverProps) {
  const text = useTranslations("admin.pipeline");
  const { act, isBusy, fault, clear } = useAct();
  const [isAsking, setAsking] = useState(false);
  const isPaused = ingest.pausedSince !== null;
  const close = () => {
    setAsking(false);
    clear();
  };
  const carryOut = async (verb: "pause" | "resume") => {
    const isDone = await act(() => send("POST", `/v1/ingest/${verb}`));
    if (isDone) close();
    onDone();
  };
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <Button disabled={isSilent || isBusy || ingest.state === "off"} onClick={() => (isPaused ? void carryOut("resume") : setAsking(true))}>
        <Icon size={16} aria-hidden="true" />
        {text(isPaused ? "resume" : "pause")}
      </Button>
      {isAsking && (
        <Confirm title={text("pauseAsk")} act={text("pause")} isBusy={isBusy} fault={fault} onAct={() => void carryOut("pause")} onClose={close}>
          {text("pauseBody")}
        </Confirm>
      )}
      {!isAsking && fault !== null && (
        <p role="alert" className="basis-full text-bad text-note">
          {fault}
        </p>
      )}
    </>
  );
}
