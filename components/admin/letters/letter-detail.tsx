"use client";
import { useTranslations } from "next-intl";
import type { WholeLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import { Failure } from "../../dashboard/failure.tsx";
import { printable } from "../../dashboard/printable.ts";
import { useRefusalText } from "../../dashboard/use-refusal-text.ts";
import { Button } from "../../ui/button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { LetterHistory } from "./letter-history.tsx";
import { RawBody } from "./raw-body.tsx";
import { RepairForm } from "./repair-form.tsx";
import { useWholeLetter } from "./use-letters.ts";

type LetterDetailProps = {
  messageId: string;
  isReplaying: boolean;
  onDiscard: () => void;
  onTakeBack: () => void;
};

/** A refused event: as it came, as it would be, what was done with it. */
export function LetterDetail({ messageId, isReplaying, onDiscard, onTakeBack }: LetterDetailProps) {
  const text = useTranslations("admin.letters");
  const { data: letter, error, refetch } = useWholeLetter(messageId);
  if (error && !letter) return <Failure fact={text("failedOne")} error={error} onRetry={() => void refetch()} />;
  if (!letter) return <div role="status" aria-label={text("loading")} className="h-72 rounded-control bg-sunken" />;
  return (
    <article aria-label={nameOf(letter)} className="grid gap-5">
      <Head letter={letter} />
      <div className="grid gap-1.5">
        <p className="text-ink3 text-note">{text("asItCameBytes", { count: letter.bodyBytes })}</p>
        <RawBody letter={letter} />
      </div>
      {letter.state === "open" ? (
        <RepairForm key={letter.messageId} letter={letter} isReplaying={isReplaying} onDiscard={onDiscard} />
      ) : (
        <Settled letter={letter} onTakeBack={onTakeBack} />
      )}
      {letter.history.length > 0 && <LetterHistory history={letter.history} />}
    </article>
  );
}

function nameOf({ orderId, messageId }: WholeLetterReply): string {
  return orderId === null ? messageId : printable(orderId);
}

function Head({ letter }: { letter: WholeLetterReply }) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  const { attempts, publishTime, lastFailedAt, runId, simulated } = letter;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 className="ids flex min-w-0 flex-wrap items-baseline gap-x-2.5 font-semibold text-title">
        <span className="break-all">{nameOf(letter)}</span>
        <span className="rounded-control bg-sunken px-1.5 py-0.5 font-normal text-ink2 text-note">{text("attempts", { count: attempts })}</span>
        {simulated && (
          <span className="rounded-control bg-warm-wash px-1.5 py-0.5 font-normal text-note text-warm-ink">{text("simulated", { run: runId ?? "" })}</span>
        )}
      </h2>
      <p className="text-ink3 text-note">
        {text("times", { published: format.instant(publishTime), refused: format.instant(lastFailedAt), zone: format.timeZone })}
      </p>
    </div>
  );
}

function Settled({ letter, onTakeBack }: { letter: WholeLetterReply; onTakeBack: () => void }) {
  const text = useTranslations("admin.letters");
  const refusal = useRefusalText();
  return (
    <div className="grid gap-3 text-data">
      <p className="text-bad">
        <strong className="font-semibold">{text("cameVerdict")}</strong> {letter.reasons.map(refusal).join(" ")}
      </p>
      {letter.repaired !== null && (
        <div className="grid gap-1.5">
          <p className="text-ink3 text-note">{text("asReplayed")}</p>
          <pre className="max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-control bg-sunken px-3 py-2.5 font-mono text-[0.78125rem] text-ink2 leading-5">
            {printable(letter.repaired)}
          </pre>
        </div>
      )}
      {letter.state === "discarded" && (
        <Button className="justify-self-start" onClick={onTakeBack}>
          {text("takeBack")}
        </Button>
      )}
    </div>
  );
}
