"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { uploadNames } from "../../../lib/uploads/upload-name.ts";
import { droppedFiles } from "./dropped-files.ts";

/** Takes files that are dropped on it; by keyboard it is a file field. */
export function DropArea({ onFiles }: { onFiles: (files: File[]) => void }) {
  const text = useTranslations("admin.uploads");
  const [isOver, setOver] = useState(false);
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  const drop = (event: DragEvent) => {
    drag(false)(event);
    void droppedFiles(event.dataTransfer).then(onFiles);
  };
  return (
    <label
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={drop}
      className={`grid justify-items-center gap-1.5 rounded-float border border-dashed px-4 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 ${isOver ? "border-accent bg-wash" : "border-control hover:bg-sunken"}`}
    >
      <Upload size={20} strokeWidth={1.5} aria-hidden="true" className="text-accent" />
      <span className="font-medium text-body">{isOver ? text("drop") : text("choose")}</span>
      <span className="text-ink3 text-note">{uploadNames.join(" · ")}</span>
      <input
        type="file"
        multiple
        accept=".csv,text/csv"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}
