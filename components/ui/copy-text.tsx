"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "./button.tsx";

type CopyTextProps = { label: string; value: string /** Of the button. */; kind?: "primary" | "plain" };

/** A text to take along: selected where the browser gives no clipboard (a page without TLS). */
export function CopyText({ label, value, kind = "primary" }: CopyTextProps) {
  const text = useTranslations("admin");
  const field = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "selected" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      field.current?.select();
      setOutcome("selected");
    }
  };
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <div className="grid gap-1.5">
      <div className="flex gap-2">
        <input
          ref={field}
          aria-label={label}
          readOnly
          value={value}
          className="h-10 min-w-0 flex-1 rounded-control border border-control bg-sunken px-3 font-mono text-data"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button kind={kind} className="h-10" onClick={() => void copy()}>
          <Icon size={16} aria-hidden="true" />
          {text("copy")}
        </Button>
      </div>
      <p role="status" className="min-h-4 text-ink3 text-note">
        {outcome !== null && text(outcome)}
      </p>
    </div>
  );
}
