"use client";
import { type Query, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Loads } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";
import { ask } from "../../dashboard/ask.ts";
import { useFormat } from "../../ui/use-format.tsx";
import { FolderBrowser } from "./folder-browser.tsx";
import { RemoveUpload } from "./remove-upload.tsx";
import { SourceOption } from "./source-option.tsx";
import { uploadSource } from "./upload-source.ts";

/** `name`: for the eye. */
export type ChosenSource = { folder: string; name: string };
type SourcePickerProps = { first: Sources; loads: Loads; chosen: ChosenSource | null; onChoose: (source: ChosenSource | null) => void };

const lookAgainMs = 5_000;

/** One place whose four files are to be checked and loaded. */
export function SourcePicker({ first, loads, chosen, onChoose }: SourcePickerProps) {
  const text = useTranslations("admin.sources");
  const [open, setOpen] = useState<string | null>(null);
  const { data, refetch } = useQuery({
    queryKey: ["sources"],
    queryFn: ({ signal }) => ask<Sources>("/v1/sources", signal),
    initialData: first,
    retry: false,
    refetchInterval: (_: Query<Sources>) => lookAgainMs,
  });
  const loadedText = useLoadedText(loads);
  const option = { chosen: chosen?.folder ?? null, onChoose, onOpen: setOpen };
  if (open !== null) return <FolderBrowser folder={open} option={option} onClose={() => setOpen(null)} />;
  const forget = (folder: string) => {
    if (chosen?.folder === folder) onChoose(null);
    void refetch();
  };
  return (
    <fieldset>
      <legend className="sr-only">{text("title")}</legend>
      <div className="border-line2 border-t">
        {data.uploads.map((set) => (
          <SourceOption
            key={set.id}
            source={uploadSource(set)}
            name={text("upload", { count: set.files.length, by: set.by })}
            note={loadedText(set.folder)}
            {...option}
            onOpen={null}
            action={<RemoveUpload set={set} onRemoved={() => forget(set.folder)} />}
          />
        ))}
        <SourceOption source={data.inbox} name={text("inbox")} note={data.inbox.folder} {...option} />
        {data.roots.map((root) => (
          <SourceOption key={root.folder} source={root} name={root.name} note={root.folder} {...option} />
        ))}
      </div>
    </fieldset>
  );
}

/** Of files that came through the page: they stay as they are. */
function useLoadedText({ loads }: Loads): (folder: string) => string | null {
  const text = useTranslations("admin.sources");
  const format = useFormat();
  return (folder) => {
    const run = loads.find(({ source, state }) => source === folder && state === "done");
    return run ? text("loaded", { id: run.id, at: format.instant(run.startedAt) }) : null;
  };
}
