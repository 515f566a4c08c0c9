"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";
import { uploadApi } from "./upload-api.ts";
import { createUploadQueue, type Uploading, type UploadQueue, type UploadRow } from "./upload-queue.ts";

/** Of this browser window: files go on while their sender looks at another page. */
let ofWindow: UploadQueue | null = null;

const busyStates: UploadRow["state"][] = ["waiting", "sending", "cut"];

/** `first`: what the server waits for the rest of. */
export function useUploads(first: UploadSet | null): { uploading: Uploading; queue: UploadQueue } {
  const [queue] = useState(() => queueOf(first));
  const uploading = useSyncExternalStore(queue.subscribe, queue.now, queue.now);
  const isBusy = uploading.rows.some(({ state }) => busyStates.includes(state));
  useEffect(() => (isBusy ? askBeforeLeaving() : undefined), [isBusy]);
  return { uploading, queue };
}

function queueOf(first: UploadSet | null): UploadQueue {
  if (typeof window === "undefined") return createUploadQueue({ api: uploadApi, first });
  if (!ofWindow || ofWindow.now().set === null) ofWindow = createUploadQueue({ api: uploadApi, first });
  return ofWindow;
}

function askBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
