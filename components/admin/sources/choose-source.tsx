"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Loads } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";
import { Panel } from "../../ui/panel.tsx";
import { UploadZone } from "../uploads/upload-zone.tsx";
import { type ChosenSource, SourcePicker } from "./source-picker.tsx";

type ChooseSourceProps = { first: Sources; loads: Loads; chosen: ChosenSource | null; onChoose: (source: ChosenSource | null) => void };

/** Sends files from here, or takes those that lie there already; what has just come whole is chosen. */
export function ChooseSource({ first, loads, chosen, onChoose }: ChooseSourceProps) {
  const text = useTranslations("admin.sources");
  const client = useQueryClient();
  const take = useCallback(
    ({ folder, by, files }: UploadSet) => {
      void client.invalidateQueries({ queryKey: ["sources"] });
      onChoose({ folder, name: text("upload", { count: files.length, by }) });
    },
    [client, onChoose, text],
  );
  return (
    <div className="grid gap-x-10 desktop:grid-cols-2">
      <Panel title={text("sendTitle")} subtitle={text("sendSubtitle")}>
        <UploadZone first={first.uploads.find(isUnfinished) ?? null} onReady={take} />
      </Panel>
      <Panel title={text("lieTitle")} subtitle={text("lieSubtitle")}>
        <SourcePicker first={first} loads={loads} chosen={chosen} onChoose={onChoose} />
      </Panel>
    </div>
  );
}

function isUnfinished({ files }: UploadSet): boolean {
  return files.some(({ isWhole }) => !isWhole);
}
