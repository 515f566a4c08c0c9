"use client";
import { useTranslations } from "next-intl";
import type { WholeLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import { useFormat } from "../../ui/use-format.tsx";

/** Who did what with a letter, the last first. */
export function LetterHistory({ history }: Pick<WholeLetterReply, "history">) {
  const text = useTranslations("admin.letters");
  const format = useFormat();
  return (
    <section aria-label={text("history")} className="grid gap-1.5 border-line border-t pt-4">
      <h3 className="text-ink3 text-note">{text("history")}</h3>
      <ol className="grid gap-1 text-data">
        {history.toReversed().map(({ kind, by, at, outcome, note, rule }) => (
          <li key={`${at} ${kind}`} className="flex flex-wrap gap-x-3">
            <span className="text-ink3">{format.instant(at)}</span>
            <span>
              <strong className="font-medium">{by}</strong> {text("did", { kind, outcome })}
              {rule && ` · ${text(`ruleNames.${rule.kind}`)}`}
              {note && `: ${note}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
