"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { InboxLoads } from "../../../lib/inbox/inbox-loads.ts";
import type { Job } from "../../../lib/jobs/job.ts";
import type { CheckRequest, FlightCheck, KeptCheck } from "../../../lib/load/flight-check.ts";
import type { Loads } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";
import { send } from "../../dashboard/ask.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { AdminPage } from "../admin-page.tsx";
import { InboxNotice } from "../inbox/inbox-notice.tsx";
import { InboxPanel } from "../inbox/inbox-panel.tsx";
import { JobProgress } from "../job-progress.tsx";
import { useAct } from "../use-act.ts";
import { useStartJob } from "../use-start-job.ts";
import { CheckView } from "./check-view.tsx";
import { EarlierLoads } from "./earlier-loads.tsx";
import { LoadOutcome } from "./load-outcome.tsx";
import { LoadSteps } from "./load-steps.tsx";
import { SourceChoice } from "./source-choice.tsx";
import { sourceName } from "./source-name.ts";
import { useLoadJobs } from "./use-load-jobs.ts";
import { useSourceWords } from "./use-source-words.ts";

type LoadsPageProps = { loads: Loads; last: KeptCheck | null; jobs: Job[]; sources: Sources; inbox: InboxLoads };

/** Choose files, see what they would change, load them; and put former loads back. */
export function LoadsPage({ loads, last, jobs, sources, inbox }: LoadsPageProps) {
  const text = useTranslations("admin.loads");
  const { running, shown, close } = useLoadJobs(jobs);
  const { start, isBusy: isStarting, fault } = useStartJob();
  const discarding = useAct();
  const isBusy = isStarting || discarding.isBusy || running !== null;
  const check = (request: CheckRequest) => void start("/v1/flight-checks", request);
  const isLoading = running !== null && running.kind !== "flight_check";
  const title = useJobTitle(sources);
  const subtitle = useCheckFacts(last?.check ?? null, sources);
  return (
    <AdminPage
      title={last === null ? text("title") : text("checkTitle", { id: last.check.loadId })}
      subtitle={subtitle ?? text("subtitle")}
      headingRef={useFocusWhenNew(last?.check.id)}
      action={<LoadSteps at={isLoading ? "load" : last === null ? "source" : "check"} />}
    >
      {shown && (
        <div className="border-line border-b">
          <JobProgress key={shown.id} job={shown} title={title(shown)} onClose={() => close(shown.id)}>
            {(job) => <LoadOutcome job={job} />}
          </JobProgress>
        </div>
      )}
      <InboxNotice first={inbox} />
      {last === null ? (
        <SourceChoice sources={sources} loads={loads} isBusy={isBusy} fault={fault} onCheck={(folder) => check({ folder })} />
      ) : (
        <CheckView
          kept={last}
          isBusy={isBusy}
          fault={fault ?? discarding.fault}
          onLoad={(agreed) => void start(`/v1/flight-checks/${last.check.id}/load`, agreed)}
          onAgain={(asOf) => check({ folder: last.check.source, ...(asOf === undefined ? {} : { asOf }) })}
          onDiscard={() => void discarding.act(() => send("DELETE", `/v1/flight-checks/${last.check.id}`))}
        />
      )}
      <InboxPanel first={inbox} />
      <EarlierLoads loads={loads} sources={sources} isBusy={isBusy} />
    </AdminPage>
  );
}

/** What was in focus went with what the page showed before: the next key goes on from its heading. */
function useFocusWhenNew(id: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id) return;
    before.current = id;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [id]);
  return heading;
}

/** "Load of inbox/2025-09", "Roll back to load 40". */
function useJobTitle(sources: Sources): (job: Job) => string {
  const text = useTranslations("admin.loads.jobTitle");
  const words = useSourceWords();
  return ({ kind, subject }) => {
    if (kind === "roll_back") return text("roll_back", { load: String(subject.load) });
    const source = sourceName({ source: String(subject.source ?? "") }, sources, words);
    return text(kind === "load" ? "load" : "flight_check", { source });
  };
}

function useCheckFacts(check: FlightCheck | null, sources: Sources): string | null {
  const text = useTranslations("admin.loads");
  const words = useSourceWords();
  const format = useFormat();
  if (check === null) return null;
  const { files } = check.report;
  return text("checkFacts", {
    source: sourceName(check, sources, words),
    files: files.length,
    size: format.bytes(files.reduce((sum, file) => sum + file.bytes, 0)),
    at: format.instant(check.checkedAt),
    seconds: format.fixed(check.tookMs / 1000, 1),
  });
}
