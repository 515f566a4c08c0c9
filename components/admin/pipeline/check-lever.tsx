"use client";
import { LoaderCircle, ScanSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../ui/button.tsx";
import { useStartJob } from "../use-start-job.ts";

type CheckLeverProps = { isSilent: boolean; isRunning: boolean; isEmpty: boolean };

export function CheckLever({ isSilent, isRunning, isEmpty }: CheckLeverProps) {
  const text = useTranslations("admin.pipeline");
  const { start, isBusy, fault } = useStartJob();
  const Icon = isRunning ? LoaderCircle : ScanSearch;
  return (
    <>
      <Button kind="primary" disabled={isSilent || isBusy || isRunning || isEmpty} onClick={() => void start("/v1/pipeline/self-check")}>
        <Icon size={16} aria-hidden="true" className={isRunning ? "animate-turn" : ""} />
        {text(isRunning ? "checking" : "check")}
      </Button>
      {fault !== null && (
        <p role="alert" className="basis-full text-bad text-note">
          {fault}
        </p>
      )}
    </>
  );
}
