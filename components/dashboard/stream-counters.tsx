"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Status } from "../../lib/status.ts";
import { useFormat } from "../ui/use-format.tsx";
import { useNow } from "../ui/use-now.ts";

const RefusedDialog = dynamic(() => import("./refused-dialog.tsx"), { ssr: false });
const SupersededDialog = dynamic(() => import("./superseded-dialog.tsx"), { ssr: false });

type StreamCountersProps = Pick<Status, "ingest" | "streaming"> & { /** The reader may see what was refused, not just how much. */ maySeeRefused: boolean };

/** What became of the events that are no new line: of the whole stream. */
export function StreamCounters({ ingest, streaming, maySeeRefused }: StreamCountersProps) {
  const text = useTranslations("live");
  const format = useFormat();
  const [open, setOpen] = useState<"refused" | "superseded" | null>(null);
  const close = () => setOpen(null);
  const { duplicates, differing, refused, refusals, superseded } = streaming;
  const reasons = text("reasons", { count: refusals.length });
  const notTwice = text("supersededNote", { revenue: format.amount(superseded.revenue) });
  return (
    <div className="grid grid-cols-2 gap-y-4 border-line border-t py-3 max-tablet:py-5 tablet:grid-cols-4">
      <Counter
        name={text("duplicates")}
        value={duplicates}
        note={differing > 0 ? text("differing", { count: differing, shown: format.count(differing) }) : text("countedOnce")}
      />
      <Counter
        name={text("refused")}
        value={refused}
        note={refused === 0 ? text("noReasons") : maySeeRefused ? <Opener onOpen={() => setOpen("refused")}>{reasons}</Opener> : reasons}
      />
      <Counter name={text("waiting")} value={ingest.backlog} note={<Waiting ingest={ingest} />} />
      <Counter
        name={text("superseded")}
        value={superseded.lines}
        note={superseded.lines === 0 ? notTwice : <Opener onOpen={() => setOpen("superseded")}>{notTwice}</Opener>}
      />
      {open === "refused" && <RefusedDialog count={refused} onClose={close} />}
      {open === "superseded" && <SupersededDialog counted={superseded} onClose={close} />}
    </div>
  );
}

function Waiting({ ingest }: Pick<Status, "ingest">) {
  const text = useTranslations("live");
  const format = useFormat();
  const now = useNow(1000);
  if (ingest.state === "waiting") return <span className="text-warn">{text("cannotWrite")}</span>;
  if (ingest.state === "paused") return <span className="text-warn">{text("ingestPaused")}</span>;
  const seconds = ingest.oldestPublishTime === null ? 0 : Math.max(0, (now - Date.parse(ingest.oldestPublishTime)) / 1000);
  return text("oldest", { seconds: format.count(seconds) });
}

function Opener({ onOpen, children }: { onOpen: () => void; children: string }) {
  return (
    <button type="button" aria-haspopup="dialog" onClick={onOpen} className="target text-left text-accent hover:underline">
      {children}
    </button>
  );
}

function Counter({ name, value, note }: { name: string; value: number; note: ReactNode }) {
  const format = useFormat();
  return (
    <section aria-label={name} className="border-line tablet:not-first:border-l tablet:not-first:pl-4">
      <h2 className="text-data text-ink2">{name}</h2>
      <p className="font-semibold text-[1.125rem] leading-6">{format.count(value)}</p>
      <p className="text-ink3 text-note">{note}</p>
    </section>
  );
}
