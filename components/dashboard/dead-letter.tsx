"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DeadLetterReply } from "../../lib/events/dead-letters-reply.ts";
import { useFormat } from "../ui/use-format.tsx";
import { badSpans } from "./bad-spans.ts";
import { printable } from "./printable.ts";
import { useRefusalText } from "./use-refusal-text.ts";

/** About as many characters as four lines hold, on a phone and elsewhere. */
const [fitsPhone, fitsWide] = [140, 290];

/** One event that was refused: what is wrong, and the event as it came. */
export function DeadLetter({ letter }: { letter: DeadLetterReply }) {
  const text = useTranslations("refused");
  const format = useFormat();
  const refusal = useRefusalText();
  const [isOpen, setOpen] = useState(false);
  const { attempts, body, bodyBytes, lastFailedAt, reasons, simulated } = letter;
  return (
    <li className="grid gap-1 py-3 text-data">
      {reasons.map((reason) => (
        <p key={`${reason.field} ${reason.rule}`} className="font-medium text-bad">
          {refusal(reason)}
        </p>
      ))}
      <div className="rounded-control bg-sunken px-2.5 py-1.5">
        <pre className={`whitespace-pre-wrap break-all font-mono text-ink2 text-note leading-5 ${isOpen ? "" : "line-clamp-4"}`}>
          {badSpans(
            body,
            reasons.map(({ field }) => field),
          ).map(({ text: piece, isBad, at }) =>
            isBad ? (
              <mark key={at} className="bg-bad-wash text-bad underline">
                {printable(piece)}
              </mark>
            ) : (
              printable(piece)
            ),
          )}
        </pre>
      </div>
      <p className="flex flex-wrap gap-x-3 text-ink3 text-note">
        {text("at", { time: format.instant(lastFailedAt), bytes: bodyBytes, shown: format.count(bodyBytes), attempts })}
        {simulated && ` · ${text("simulated")}`}
        {body.length > fitsPhone && (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className={`target font-medium text-accent hover:underline ${body.length > fitsWide ? "" : "tablet:hidden"}`}
          >
            {text(isOpen ? "less" : "whole")}
          </button>
        )}
      </p>
    </li>
  );
}
