/** What the server does with files that are sent to it. */
import type { UploadName } from "../../../lib/uploads/upload-name.ts";
import type { OfferedFile, UploadSet } from "../../../lib/uploads/upload-set.ts";
import { ask, send, sendBytes } from "../../dashboard/ask.ts";

export type UploadApi = typeof uploadApi;
type Piece = { id: string; name: UploadName; at: number; bytes: ArrayBuffer; signal: AbortSignal };

/** All throw AskError. */
export const uploadApi = {
  /** Begins an upload, or adds to one. */
  offer: (id: string | null, files: OfferedFile[]) => send<UploadSet>("POST", id === null ? "/v1/uploads" : `/v1/uploads/${id}`, { files }),
  get: (id: string) => ask<UploadSet>(`/v1/uploads/${id}`),
  sendPiece: ({ id, name, at, bytes, signal }: Piece) => sendBytes<UploadSet>(`/v1/uploads/${id}/${name}?offset=${at}`, bytes, signal),
  removeFile: (id: string, name: UploadName) => send<UploadSet>("DELETE", `/v1/uploads/${id}/${name}`),
  remove: (id: string) => send("DELETE", `/v1/uploads/${id}`),
};
