"use client";
import { CircleAlert, FlaskConical, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Paint } from "../../lib/sales/paint.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import type { News } from "./use-live-paint.ts";

type BannersProps = { paint: Paint; status: News; error: Error | null; shownAt: string; onRetry: () => void };

export function Banners({ paint, status, error, shownAt, onRetry }: BannersProps) {
  const text = useTranslations("page");
  const format = useFormat();
  const { load } = paint.store;
  return (
    <>
      {error !== null && (
        <Banner
          tone="bad"
          role="alert"
          icon={<CircleAlert size={18} className="text-bad" />}
          fact={text("staleFact", { time: format.instant(shownAt) })}
          action={
            <Button kind="quiet" onClick={onRetry}>
              {text("tryAgain")}
            </Button>
          }
        >
          {error.message}
        </Banner>
      )}
      {status.load?.state === "running" && <LoadBanner load={status.load} />}
      {load?.sample && (
        <Banner tone="wash" icon={<FlaskConical size={18} className="text-accent" />} fact={text("sampleFact")}>
          {text.rich("sampleRemedy", { lines: format.count(load.lines), code: (chunk) => <code className="font-mono text-ink">{chunk}</code> })}
        </Banner>
      )}
      {load !== null && load.rejectedRows > 0 && (
        <Banner tone="warn" icon={<TriangleAlert size={18} className="text-warn" />} fact={text("rejectedFact", { count: load.rejectedRows })}>
          {text("rejectedRemedy")}
        </Banner>
      )}
    </>
  );
}

/** The numbers below stay whole until the load is in. */
function LoadBanner({ load }: { load: NonNullable<News["load"]> }) {
  const text = useTranslations("page");
  const format = useFormat();
  const share = load.bytesTotal > 0 ? load.bytesDone / load.bytesTotal : 0;
  return (
    <div className="relative">
      <Banner tone="plain" icon={<LoaderCircle size={18} className="animate-turn text-accent" />} fact={text("loadFact", { id: load.id, step: load.step })}>
        {text("loadRemedy", { rows: format.count(load.rowsDone) })}
      </Banner>
      <div aria-hidden="true" className="absolute bottom-0 left-0 h-[3px] bg-accent" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
