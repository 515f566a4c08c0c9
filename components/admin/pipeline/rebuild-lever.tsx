"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PipelineFigures } from "../../../lib/pipeline/pipeline.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useStartJob } from "../use-start-job.ts";

type RebuildLeverProps = { serving: PipelineFigures["serving"]; isSilent: boolean; isRunning: boolean };

export function RebuildLever({ serving: { lines, version }, isSilent, isRunning }: RebuildLeverProps) {
  const text = useTranslations("admin.pipeline");
  const format = useFormat();
  const { start, isBusy, fault, clear } = useStartJob();
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    clear();
  };
  return (
    <>
      <Button disabled={isSilent || isRunning || version === 0} onClick={() => setAsking(true)}>
        <RefreshCw size={16} aria-hidden="true" />
        {text("rebuild")}
      </Button>
      {isAsking && (
        <Confirm
          title={text("rebuildAsk")}
          act={text("rebuild")}
          isBusy={isBusy}
          fault={fault}
          onAct={() => void start("/v1/pipeline/rebuild").then((isStarted) => isStarted && close())}
          onClose={close}
        >
          {text("rebuildBody", { lines: format.count(lines), count: lines, version: format.count(version) })}
        </Confirm>
      )}
    </>
  );
}
