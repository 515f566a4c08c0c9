"use client";
import { ArrowLeft, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LetterChoice } from "../../../lib/events/letter-choice.ts";
import type { LetterGroupsReply, SettledReply } from "../../../lib/events/letter-replies.ts";
import { send } from "../../dashboard/ask.ts";
import { Failure } from "../../dashboard/failure.tsx";
import { Button, buttonLook } from "../../ui/button.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { AdminPage } from "../admin-page.tsx";
import { useAct } from "../use-act.ts";
import { useJobs } from "../use-job.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { LetterDetail } from "./letter-detail.tsx";
import { LetterGroupSelect, LetterGroups } from "./letter-groups.tsx";
import { LetterList } from "./letter-list.tsx";
import { choiceOf, choiceSearch, type LetterQuery, useLetterQuery } from "./letter-query.ts";
import { ReplayJobs } from "./replay-jobs.tsx";
import { RulePanel } from "./rule-panel.tsx";
import { useLetterGroups, useLetterList, useLettersChanged } from "./use-letters.ts";

type Asking = { choice: LetterChoice; count: number };
const none: ReadonlySet<string> = new Set();

export function LettersPage({ first }: { first: LetterGroupsReply }) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const [query, setQuery] = useLetterQuery();
  const [ticked, setTicked] = useState(none);
  const [through, setThrough] = useState(first.through);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { data: groups, error: groupsError, refetch } = useLetterGroups(first);
  const choice = choiceOf(query);
  const { answer, onMore } = useLetterList(choice);
  const changed = useLettersChanged();
  const { jobs: replays } = useJobs({ kind: "replay", limit: 3, onEnd: changed });
  const isReplaying = replays.some(({ state }) => state === "running");
  const takingBack = useAct();
  const { rows, total } = answer.data ?? { rows: [], total: 0 };
  const current = query.letter ?? rows[0]?.messageId ?? null;
  const known = countOf(groups, query);
  const goTo = (to: Partial<LetterQuery>) => {
    setTicked(none);
    setThrough(groups.through);
    void setQuery({ letter: null, ...to });
  };
  const readAgain = () => {
    setThrough(groups.through);
    changed();
  };
  const takeBack = (which: LetterChoice) => takingBack.act(() => send<SettledReply>("POST", "/v1/dead-letters/take-back", { choice: which })).then(readAgain);
  const selected = choiceOf(query, ticked);
  const meant: LetterChoice = ticked.size > 0 || through === null ? selected : { ...selected, through };
  const shownSelected = ticked.size > 0 ? ticked.size : total;
  return (
    <AdminPage
      title={text("title")}
      subtitle={text("subtitle", { count: groups.open, shown: format.count(groups.open) })}
      action={
        <div className="flex flex-wrap gap-2">
          <SearchField label={text("search")} value={query.search} onSearch={(search) => goTo({ search })} className="w-60 max-tablet:w-full" />
          {shownSelected > 0 && (
            <a href={`/api/v1/dead-letters.ndjson?${choiceSearch(selected)}`} download className={buttonLook("plain")}>
              <Download size={16} aria-hidden="true" />
              {text("export", { count: shownSelected, shown: format.count(shownSelected) })}
            </a>
          )}
        </div>
      }
    >
      <ReplayJobs jobs={replays} />
      {groupsError && <Failure fact={text("failed")} error={groupsError} onRetry={() => void refetch()} />}
      {takingBack.fault !== null && (
        <p role="alert" className="py-2 text-bad text-data">
          {takingBack.fault}
        </p>
      )}
      <div className="desktop:grid desktop:grid-cols-[13.5rem_minmax(18rem,20rem)_minmax(0,1fr)]">
        <div className={query.letter ? "max-desktop:hidden" : ""}>
          <LetterGroups groups={groups} place={query} onPlace={goTo} />
          <LetterGroupSelect groups={groups} place={query} onPlace={goTo} />
        </div>
        <div className={`min-w-0 border-line desktop:border-x ${query.letter ? "max-desktop:hidden" : ""}`}>
          {answer.error && <Failure fact={text("failed")} error={answer.error} onRetry={() => void answer.refetch()} />}
          {answer.isPending && <div role="status" aria-label={text("loading")} className="m-3 h-48 rounded-control bg-sunken" />}
          {answer.isSuccess && rows.length === 0 && (
            <p className="px-4 py-12 text-center text-data text-ink2">
              {text(query.search === "" ? `empty.${query.state}` : "notFound", { search: query.search })}
            </p>
          )}
          {rows.length > 0 && (
            <LetterList
              rows={rows}
              total={total}
              newer={query.search === "" ? Math.max(0, known - total) : 0}
              current={current}
              hasOneReason={query.field !== null}
              ticked={ticked}
              onChoose={(letter) => void setQuery({ letter })}
              onTick={setTicked}
              onNewer={readAgain}
              onMore={onMore}
            />
          )}
        </div>
        <div className="min-w-0 desktop:pl-6">
          {query.letter && (
            <Button kind="link" className="my-2 desktop:hidden" onClick={() => void setQuery({ letter: null })}>
              <ArrowLeft size={16} aria-hidden="true" />
              {text("back")}
            </Button>
          )}
          <div className={`py-4 ${query.letter ? "" : "max-desktop:hidden"}`}>
            {current !== null && (
              <LetterDetail
                key={current}
                messageId={current}
                isReplaying={isReplaying}
                onDiscard={() => setAsking({ choice: { state: "open", ids: [current] }, count: 1 })}
                onTakeBack={() => void takeBack({ state: "discarded", ids: [current] })}
              />
            )}
          </div>
          {query.state === "open" && total > 0 && (
            <div className={`pt-2 ${query.letter ? "max-desktop:hidden" : ""}`}>
              <RulePanel
                key={JSON.stringify([query.field, query.rule])}
                choice={meant}
                count={shownSelected}
                isSelection={ticked.size > 0}
                reason={query.field && query.rule ? { field: query.field, rule: query.rule } : null}
                isReplaying={isReplaying}
                onDiscard={() => setAsking({ choice: meant, count: shownSelected })}
              />
            </div>
          )}
          {query.state === "discarded" && total > 0 && (
            <Button disabled={takingBack.isBusy} onClick={() => void takeBack(selected)}>
              {text("takeBackCount", { count: shownSelected, shown: format.count(shownSelected) })}
            </Button>
          )}
        </div>
      </div>
      {asking && (
        <DiscardDialog
          {...asking}
          onDone={() => {
            setAsking(null);
            goTo({});
            changed();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </AdminPage>
  );
}

/** As the groups count them now. */
function countOf({ groups, open, replayed, discarded }: LetterGroupsReply, { state, field, rule }: LetterQuery): number {
  if (state === "replayed") return replayed;
  if (state === "discarded") return discarded;
  if (field === null || rule === null) return open;
  return groups.find((group) => group.field === field && group.rule === rule)?.letters ?? 0;
}
