"use client";
import { CircleAlert, CircleCheck, FlaskConical, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Paint } from "../../lib/sales/paint.ts";
import type { Status } from "../../lib/status.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { SimulatedBanner } from "./simulated-banner.tsx";
import { useAge } from "./use-age.ts";
import type { Stale } from "./use-live-paint.ts";
import { useReason } from "./use-reason.ts";

type BannersProps = { paint: Paint; firstStatus: Status; stale: Stale | null; onRetry: () => void };

/** What a reader must know before the numbers. */
export function Banners({ paint, firstStatus, stale, onRetry }: BannersProps) {
  const text = useTranslations("page");
  const { load } = paint.store;
  return (
    <>
      {stale?.isCut === true && <CutBanner stale={stale} />}
      {stale?.isCut === false && <StaleBanner stale={stale} onRetry={onRetry} />}
      <SampleBanner load={load} />
      <SimulatedBanner first={firstStatus} />
      {load !== null && load.rejectedRows > 0 && (
        <Banner tone="warn" icon={<TriangleAlert size={18} className="text-warn" />} fact={<RejectedFact rows={load.rejectedRows} />}>
          {text("rejectedRemedy")}
        </Banner>
      )}
    </>
  );
}

function StaleBanner({ stale, onRetry }: { stale: Stale; onRetry: () => void }) {
  const text = useTranslations("page");
  const reason = useReason();
  const age = useAge(stale.since);
  return (
    <Banner
      tone="bad"
      role="alert"
      icon={<CircleAlert size={18} className="text-bad" />}
      fact={
        stale.isOther ? (
          text("otherFact")
        ) : (
          <>
            <span className="sr-only">{text("staleSpoken")}</span>
            <span aria-hidden="true">{text("staleFact", { age })}</span>
          </>
        )
      }
      action={
        <Button kind="link" className="-mr-3" onClick={onRetry}>
          {text("tryAgain")}
        </Button>
      }
    >
      {stale.error !== null && reason(stale.error)}
    </Banner>
  );
}

/** The numbers are right, but of then. */
function CutBanner({ stale }: { stale: Stale }) {
  const text = useTranslations("page");
  const reason = useReason();
  const age = useAge(stale.since);
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert size={18} className="text-warn" />}
      fact={
        <>
          <span className="sr-only">{text("cutSpoken")}</span>
          <span aria-hidden="true">{text("cutFact", { age })}</span>
        </>
      }
    >
      {text("cutRemedy")} {stale.error !== null && reason(stale.error)}
    </Banner>
  );
}

/** Where the sample was shown first, its place is kept for the news that it is gone: nothing moves under the reader's hand. */
function SampleBanner({ load }: { load: Paint["store"]["load"] }) {
  const text = useTranslations("page");
  const format = useFormat();
  const [isPlaceKept, setPlaceKept] = useState(load?.sample ?? false);
  if (load === null) return null;
  const lines = format.count(load.lines);
  if (load.sample) {
    return (
      <Banner tone="wash" icon={<FlaskConical size={18} className="text-accent" />} fact={text("sampleFact")}>
        {text.rich("sampleRemedy", { count: load.lines, lines, code: (chunk) => <code className="whitespace-nowrap font-mono text-ink">{chunk}</code> })}
      </Banner>
    );
  }
  if (!isPlaceKept) return null;
  const close = (
    <Button kind="quiet" className="-mr-3" onClick={() => setPlaceKept(false)}>
      {text("close")}
    </Button>
  );
  return (
    <Banner tone="wash" icon={<CircleCheck size={18} className="text-accent" />} fact={text("ownFact")} action={close}>
      {text("ownRemedy", { count: load.lines, lines })}
    </Banner>
  );
}

function RejectedFact({ rows }: { rows: number }) {
  const text = useTranslations("page");
  return text("rejectedFact", { count: rows, shown: useFormat().count(rows) });
}
