"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CheckedLoadRequest, KeptCheck } from "../../../lib/load/flight-check.ts";
import { loadReason } from "../../dashboard/load-reason.ts";
import { Banner } from "../../ui/banner.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { ActBar } from "./act-bar.tsx";
import { AsOfDialog } from "./as-of-dialog.tsx";
import { BeforeAfter } from "./before-after.tsx";
import { CheckEffects } from "./check-effects.tsx";
import { CheckFiles } from "./check-files.tsx";
import { CheckMonths } from "./check-months.tsx";
import { CheckRejects } from "./check-rejects.tsx";

type CheckViewProps = {
  kept: KeptCheck;
  isBusy: boolean;
  fault: string | null;
  onLoad: (agreed: CheckedLoadRequest) => void;
  onAgain: (asOf: string | undefined) => void;
  onDiscard: () => void;
};

/** All that was found out about the files, and what to do with them. */
export function CheckView({ kept, isBusy, fault, onLoad, onAgain, onDiscard }: CheckViewProps) {
  const [isTiming, setTiming] = useState(false);
  const { check } = kept;
  const { asOf, asOfGiven } = check.report;
  return (
    <>
      {check.findings && <BeforeAfter {...check.findings} />}
      {check.fault && <CannotLoad kept={kept} />}
      <div className={check.findings ? "desktop:grid desktop:grid-cols-[7fr_5fr] desktop:gap-9" : ""}>
        <div className="min-w-0">
          {check.report.files.length > 0 && <CheckFiles check={check} />}
          <CheckRejects check={check} />
        </div>
        {check.findings && (
          <div className="min-w-0">
            <CheckMonths months={check.findings.months} />
            <CheckEffects check={check} onAsOf={() => setTiming(true)} />
          </div>
        )}
      </div>
      <ActBar
        key={check.id}
        kept={kept}
        isBusy={isBusy}
        fault={isTiming ? null : fault}
        onLoad={onLoad}
        onAgain={() => onAgain(asOfGiven && asOf !== null ? asOf : undefined)}
        onDiscard={onDiscard}
      />
      {isTiming && asOf !== null && (
        <AsOfDialog
          asOf={asOf}
          isGiven={asOfGiven}
          isBusy={isBusy}
          fault={fault}
          onCheck={(given) => {
            setTiming(false);
            onAgain(given);
          }}
          onClose={() => setTiming(false)}
        />
      )}
    </>
  );
}

function CannotLoad({ kept: { check } }: { kept: KeptCheck }) {
  const text = useTranslations("admin.loads.bar");
  const faults = useTranslations("loadFaults");
  const format = useFormat();
  const reason = loadReason({ state: "refused", fault: check.fault, error: null, report: check.report }, { text: faults as never, format });
  return (
    <Banner tone="bad" role="alert" icon={<CircleAlert size={18} className="text-bad" />} fact={text("cannot")}>
      {reason}
    </Banner>
  );
}
