"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FolderListing } from "../../../lib/sources/sources.ts";
import { againAfter, ask } from "../../dashboard/ask.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Button } from "../../ui/button.tsx";
import { type OptionActs, SourceOption } from "./source-option.tsx";

type FolderBrowserProps = { folder: string; option: OptionActs; onClose: () => void };

/** A folder and those directly in it. */
export function FolderBrowser({ folder: top, option, onClose }: FolderBrowserProps) {
  const text = useTranslations("admin.sources");
  const reason = useReason();
  const [folder, setFolder] = useState(top);
  const { data, error } = useQuery({
    queryKey: ["sources", folder],
    queryFn: ({ signal }) => ask<FolderListing>(`/v1/sources/folder?folder=${encodeURIComponent(folder)}`, signal),
    retry: false,
    refetchInterval: againAfter,
  });
  const up = () => (data?.parent ? setFolder(data.parent) : onClose());
  return (
    <fieldset>
      <legend className="sr-only">{text("title")}</legend>
      <div className="flex items-center gap-3 border-line2 border-b pb-2">
        <Button kind="quiet" onClick={up}>
          <ArrowLeft size={16} aria-hidden="true" />
          {text("back")}
        </Button>
        <p className="min-w-0 flex-1 truncate text-ink3 text-note" title={folder}>
          {folder}
        </p>
      </div>
      {error && (
        <p role="alert" className="py-3 text-bad text-data">
          {reason(error)}
        </p>
      )}
      {!data && !error && <div className="my-3 h-10 rounded-control bg-sunken" />}
      {data && (
        <>
          {data.files.length > 0 && <SourceOption source={data} name={text("thisFolder", { name: data.name })} note={null} {...option} onOpen={null} />}
          {data.folders.map((inner) => (
            <SourceOption key={inner.name} source={inner} name={inner.name} note={null} {...option} onOpen={setFolder} />
          ))}
          {data.folders.length === 0 && data.files.length === 0 && <p className="py-4 text-data text-ink3">{text("empty")}</p>}
          {data.left > 0 && <p className="py-3 text-ink3 text-note">{text("left", { count: data.left })}</p>}
        </>
      )}
    </fieldset>
  );
}
