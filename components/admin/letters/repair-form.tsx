"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { WholeLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import { readMembers } from "../../../lib/events/edit-members.ts";
import type { RepairRequest } from "../../../lib/events/letter-replies.ts";
import { Failure } from "../../dashboard/failure.tsx";
import { useRefusalText } from "../../dashboard/use-refusal-text.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useStartJob } from "../use-start-job.ts";
import { EffectTotals, useEffectNotes } from "./effect-lines.tsx";
import { RepairFields } from "./repair-fields.tsx";
import { useDelayed } from "./use-delayed.ts";
import { useLetterCheck, useRepairEffect } from "./use-letters.ts";

type RepairFormProps = { letter: WholeLetterReply; isReplaying: boolean; onDiscard: () => void };
type Way = "fields" | "text";

/** One event, mended field by field or as text; what it would be is told as it is typed. */
export function RepairForm({ letter, isReplaying, onDiscard }: RepairFormProps) {
  const text = useTranslations("admin.letters");
  const { messageId } = letter;
  const [body, setBody] = useState(letter.body);
  const canBeFields = readMembers(body) !== null;
  const [way, setWay] = useState<Way>(canBeFields ? "fields" : "text");
  const settled = useDelayed(body);
  const check = useLetterCheck(messageId, settled);
  const isTyping = settled !== body || check.isPlaceholderData;
  const isGood = check.data?.accepted === true && !isTyping;
  const request: RepairRequest = { choice: { state: "open", ids: [messageId] }, body: settled };
  const effect = useRepairEffect(isGood ? request : null);
  const { start, isBusy, fault } = useStartJob();
  const replay = () => start("/v1/dead-letters/replay", request);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) void replay();
      }}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink3 text-note">{text("repairedHint")}</p>
        <Segmented
          label={text("way")}
          value={way}
          options={[
            { value: "fields", label: text("fields"), isDisabled: !canBeFields },
            { value: "text", label: text("text") },
          ]}
          onChange={setWay}
        />
      </div>
      {way === "fields" && canBeFields ? (
        <RepairFields original={letter.body} body={body} check={check.data} onBody={setBody} />
      ) : (
        <RepairText body={body} onBody={setBody} />
      )}
      {check.error && <Failure fact={text("notChecked")} error={check.error} onRetry={() => void check.refetch()} />}
      <Verdicts letter={letter} check={body === letter.body && !check.data?.accepted ? undefined : check.data} isTyping={isTyping} />
      {effect.data && isGood && (
        <div className="grid gap-1 border-line border-t pt-4">
          <EffectTotals effect={effect.data} />
          <Notes effect={effect.data} />
        </div>
      )}
      {effect.error && <Failure fact={text("noEffect")} error={effect.error} onRetry={() => void effect.refetch()} />}
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="primary" disabled={!isGood || isBusy || isReplaying}>
          {text("replayThis")}
        </Button>
        <Button disabled={body === letter.body} onClick={() => setBody(letter.body)}>
          {text("asBefore")}
        </Button>
        <Button kind="quietDanger" className="ml-auto" onClick={onDiscard}>
          {text("discard")}…
        </Button>
      </div>
    </form>
  );
}

function RepairText({ body, onBody }: { body: string; onBody: (body: string) => void }) {
  const text = useTranslations("admin.letters");
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="sr-only">
        {text("text")}
      </label>
      <textarea
        id={id}
        value={body}
        rows={Math.min(16, Math.max(5, Math.ceil(body.length / 70)))}
        spellCheck={false}
        onChange={(event) => onBody(event.target.value)}
        className="w-full rounded-control border border-control bg-surface px-3 py-2 font-mono text-[0.78125rem] leading-5 max-tablet:text-[1rem]"
      />
    </div>
  );
}

type VerdictsProps = { letter: WholeLetterReply; check: ReturnType<typeof useLetterCheck>["data"]; isTyping: boolean };

/** What was wrong, and what is wrong still. */
function Verdicts({ letter, check, isTyping }: VerdictsProps) {
  const text = useTranslations("admin.letters");
  const refusal = useRefusalText();
  return (
    <div className="grid gap-x-6 gap-y-2 text-data tablet:grid-cols-2">
      <p className="flex gap-2 text-bad">
        <CircleX size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
        <span>
          <strong className="font-semibold">{text("cameVerdict")}</strong> {letter.reasons.map(refusal).join(" ")}
        </span>
      </p>
      {check && (
        <p role="status" className={`flex gap-2 ${isTyping ? "text-ink3" : check.accepted ? "text-good" : "text-bad"}`}>
          {check.accepted ? (
            <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          ) : (
            <CircleX size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          )}
          <span>
            <strong className="font-semibold">{text("repairedVerdict")}</strong> {check.accepted ? text("valid") : check.reasons.map(refusal).join(" ")}
          </span>
        </p>
      )}
    </div>
  );
}

function Notes({ effect }: { effect: Parameters<ReturnType<typeof useEffectNotes>>[0] }) {
  const notes = useEffectNotes()(effect);
  return notes.map((note) => (
    <p key={note} className="text-note text-warn">
      {note}
    </p>
  ));
}
