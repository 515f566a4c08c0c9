"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { DeadLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import { badSpans } from "../../dashboard/bad-spans.ts";
import { printable } from "../../dashboard/printable.ts";
import { Button } from "../../ui/button.tsx";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import { hexRows } from "./hex-rows.ts";

/** What is drawn at first of a long one. */
const fits = 2_000;
/** A million bytes of hex would take the browser minutes. */
const mostHex = 4_096;

/** An event as it came, with what is wrong marked; bytes that are no text are shown beside it. */
export function RawBody({ letter: { body, bodyBase64, reasons } }: { letter: DeadLetterReply }) {
  const text = useTranslations("admin.letters");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? body : body.slice(0, fits);
  const fields = reasons.map(({ field }) => field);
  return (
    <div className="grid gap-2">
      <ScrollArea label={text("asItCame")} className="max-h-80 rounded-control bg-sunken px-3 py-2.5">
        <pre className="whitespace-pre-wrap break-all font-mono text-[0.78125rem] text-ink2 leading-5">
          {badSpans(shown, fields).map(({ text: piece, isBad, at }) =>
            isBad ? (
              <mark key={at} className="bg-bad-wash text-bad underline">
                {printable(piece)}
              </mark>
            ) : (
              printable(piece)
            ),
          )}
          {shown.length < body.length && "…"}
        </pre>
      </ScrollArea>
      {body.length > fits && (
        <Button kind="link" className="justify-self-start" onClick={() => setWhole(!isWhole)}>
          {text(isWhole ? "less" : "whole")}
        </Button>
      )}
      {bodyBase64 !== null && <Hex base64={bodyBase64} />}
    </div>
  );
}

function Hex({ base64 }: { base64: string }) {
  const text = useTranslations("admin.letters");
  const bytes = useMemo(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), [base64]);
  const rows = hexRows(bytes.subarray(0, mostHex));
  return (
    <ScrollArea label={text("hex")} className="max-h-60 rounded-control bg-sunken px-3 py-2.5">
      <p className="pb-1.5 text-note text-warn">{text("notText")}</p>
      <pre className="font-mono text-note text-ink2 leading-5">
        {rows.map(({ at, hex, text: letters }) => `${at}  ${hex.padEnd(47)}  ${letters}`).join("\n")}
        {bytes.length > mostHex && "\n…"}
      </pre>
    </ScrollArea>
  );
}
