"use client";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Loads } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";
import { Button } from "../../ui/button.tsx";
import { ChooseSource } from "../sources/choose-source.tsx";
import type { ChosenSource } from "../sources/source-picker.tsx";

type SourceChoiceProps = { sources: Sources; loads: Loads; isBusy: boolean; fault: string | null; onCheck: (folder: string) => void };

/** Where the files of the next load lie. */
export function SourceChoice({ sources, loads, isBusy, fault, onCheck }: SourceChoiceProps) {
  const text = useTranslations("admin.loads");
  const [chosen, setChosen] = useState<ChosenSource | null>(() => whole(sources));
  return (
    <>
      <ChooseSource first={sources} loads={loads} chosen={chosen} onChoose={setChosen} />
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line2 border-t border-b bg-paper py-3">
        <p className="min-w-0 flex-1 basis-64 truncate text-data text-ink2">{chosen === null ? text("noSource") : text("chosen", { source: chosen.name })}</p>
        <Button kind="primary" disabled={isBusy || chosen === null} onClick={() => chosen && onCheck(chosen.folder)}>
          {isBusy && <LoaderCircle size={16} aria-hidden="true" className="animate-turn" />}
          {text("check")}
        </Button>
        {fault !== null && (
          <p role="alert" className="basis-full text-bad text-data">
            {fault}
          </p>
        )}
      </div>
    </>
  );
}

/** The inbox, where all four files lie in it. */
function whole({ inbox }: Sources): ChosenSource | null {
  return inbox.missing.length === 0 ? { folder: inbox.folder, name: inbox.name } : null;
}
