"use client";
import { FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { SourceFolder } from "../../../lib/sources/sources.ts";
import { uploadNames } from "../../../lib/uploads/upload-name.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import type { ChosenSource } from "./source-picker.tsx";

export type OptionActs = {
  chosen: string | null;
  onChoose: (source: ChosenSource) => void;
  /** null: there is nothing to look into. */
  onOpen: ((folder: string) => void) | null;
};
type SourceOptionProps = OptionActs & { source: SourceFolder; name: string; note: string | null; action?: ReactNode };

/** A place, what lies in it, and why it cannot be chosen where it cannot. */
export function SourceOption({ source, name, note, chosen, onChoose, onOpen, action }: SourceOptionProps) {
  const text = useTranslations("admin.sources");
  const id = useId();
  const canLoad = source.missing.length === 0;
  return (
    <div className="flex min-h-12 items-center gap-2 border-line border-b py-1.5 pr-1">
      <label htmlFor={id} className={`flex min-w-0 flex-1 items-start gap-3 rounded-control px-1 py-1 ${canLoad ? "hover:bg-sunken" : "cursor-default!"}`}>
        <input
          id={id}
          type="radio"
          name="source"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={chosen === source.folder}
          disabled={!canLoad}
          onChange={() => onChoose({ folder: source.folder, name })}
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-data">{name}</span>
          <FilesLine source={source} />
          {note !== null && <span className="block truncate text-ink3 text-note">{note}</span>}
        </span>
      </label>
      {onOpen && source.fault === null && <IconButton label={text("open", { name })} icon={FolderOpen} onClick={() => onOpen(source.folder)} />}
      {action}
    </div>
  );
}

function FilesLine({ source: { files, missing, fault } }: { source: SourceFolder }) {
  const text = useTranslations("admin.sources");
  const format = useFormat();
  const newest =
    files
      .map(({ modifiedAt }) => modifiedAt)
      .toSorted()
      .at(-1) ?? "";
  if (fault !== null) return <span className="block text-bad text-note">{text(`faults.${fault}`)}</span>;
  if (missing.length === uploadNames.length) return <span className="block text-ink3 text-note">{text("none")}</span>;
  if (missing.length > 0) return <span className="block text-note text-warn">{text("missing", { count: missing.length, names: missing.join(", ") })}</span>;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return <span className="block text-ink2 text-note">{text("files", { count: files.length, bytes: format.bytes(bytes), at: format.instant(newest) })}</span>;
}
