"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { uploadNames } from "../../../lib/uploads/upload-name.ts";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { Button } from "../../ui/button.tsx";
import { DropArea } from "./drop-area.tsx";
import type { UploadRow as Row } from "./upload-queue.ts";
import { MissingRow, UploadRow } from "./upload-row.tsx";
import { useUploads } from "./use-uploads.ts";

type UploadZoneProps = {
  /** What the server waits for the rest of. */
  first: UploadSet | null;
  /** All four files are there. */
  onReady?: (set: UploadSet) => void;
};

/** Where the four files are dragged to or chosen, and how far each has come. */
export function UploadZone({ first, onReady }: UploadZoneProps) {
  const text = useTranslations("admin.uploads");
  const reason = useReason();
  const { uploading, queue } = useUploads(first);
  const { set, rows, leftOut, fault } = uploading;
  const whole = rows.filter(({ state }) => state === "whole").length;
  const isReady = whole === uploadNames.length;
  useEffect(() => {
    if (isReady && set) onReady?.(set);
  }, [isReady, set, onReady]);
  return (
    <div className="grid gap-4">
      <DropArea onFiles={(files) => void queue.offer(files)} />
      {leftOut.length > 0 && (
        <p role="status" className="text-data text-ink2">
          {text("leftOut", { count: leftOut.length, names: leftOut.slice(0, 5).join(", ") })}
        </p>
      )}
      {fault && (
        <p role="alert" className="text-bad text-data">
          {reason(fault)}
        </p>
      )}
      {rows.length > 0 && (
        <ul aria-label={text("files")} className="border-line2 border-t">
          {uploadNames.map((name) => {
            const row = rows.find((one) => one.name === name);
            return row ? <UploadRow key={name} row={row} queue={queue} /> : <MissingRow key={name} name={name} />;
          })}
        </ul>
      )}
      <p role="status" className={isReady ? "flex flex-wrap items-center gap-x-4 gap-y-2 text-data" : "sr-only"}>
        {isReady ? text("ready") : spoken(text, rows, whole)}
        {isReady && (
          <Button kind="quiet" onClick={queue.startOver}>
            {text("others")}
          </Button>
        )}
      </p>
    </div>
  );
}

function spoken(text: ReturnType<typeof useTranslations<"admin.uploads">>, rows: Row[], whole: number): string {
  return rows.length === 0 ? "" : text("spoken", { whole, total: uploadNames.length });
}
