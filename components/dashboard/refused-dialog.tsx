"use client";
import { useTranslations } from "next-intl";
import type { DeadLetterReply, DeadLettersReply } from "../../lib/events/dead-letters-reply.ts";
import { useFormat } from "../ui/use-format.tsx";
import { ListDialog } from "./list-dialog.tsx";
import { printable } from "./printable.ts";
import { useList } from "./use-list.ts";
import { useRefusalText } from "./use-refusal-text.ts";

type RefusedDialogProps = { /** As the page counts them now. */ count: number; onClose: () => void };

/** The last events that were refused, each as it came and with what is wrong with it. */
export default function RefusedDialog({ count, onClose }: RefusedDialogProps) {
  const text = useTranslations("refused");
  const format = useFormat();
  const { answer, onMore } = useList<DeadLettersReply>("/v1/dead-letters");
  const { total, rows } = answer.data ?? { total: count, rows: [] };
  return (
    <ListDialog
      title={text("title")}
      subtitle={text("subtitle", { count: total, shown: format.count(total) })}
      words={{ loading: text("loading"), empty: text("empty"), failed: text("failed") }}
      answer={answer}
      shown={rows.length}
      total={total}
      newer={answer.isSuccess ? Math.max(0, count - total) : 0}
      onMore={onMore}
      onClose={onClose}
    >
      <ul className="divide-y divide-line">
        {rows.map((letter) => (
          <Letter key={letter.messageId} letter={letter} />
        ))}
      </ul>
    </ListDialog>
  );
}

function Letter({ letter }: { letter: DeadLetterReply }) {
  const text = useTranslations("refused");
  const format = useFormat();
  const refusal = useRefusalText();
  const { attempts, body, bodyBytes, lastFailedAt, reasons, simulated } = letter;
  return (
    <li className="grid gap-1 py-3 text-data">
      {reasons.map((reason) => (
        <p key={`${reason.field} ${reason.rule}`} className="font-medium text-bad">
          {refusal(reason)}
        </p>
      ))}
      <pre className="max-h-24 overflow-hidden whitespace-pre-wrap break-all rounded-control bg-sunken px-2.5 py-1.5 font-mono text-ink2 text-note leading-5">
        {printable(body)}
      </pre>
      <p className="text-ink3 text-note">
        {text("at", { time: format.instant(lastFailedAt), bytes: bodyBytes, shown: format.count(bodyBytes), attempts })}
        {simulated && ` · ${text("simulated")}`}
      </p>
    </li>
  );
}
