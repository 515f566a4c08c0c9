/** Packs in a process of its own, so that the worker stays free to answer. */
import { fork } from "node:child_process";
import { once } from "node:events";
import type { ArchiveJob } from "../../lib/backup/write-archive.ts";
import { AppError } from "../../lib/errors.ts";

const script = new URL("./pack-child.ts", import.meta.url);

/** What the child tells: how far it is, or why it could not. */
export type Packing = { done: number; total: number } | { code: string; message: string };

/** Throws AppError `invalid_parameter`; as the signal says when it aborts. */
export async function packInChild(job: ArchiveJob, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = fork(script, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const kill = () => child.kill("SIGKILL");
  signal.addEventListener("abort", kill);
  let failure: Error | null = null;
  child.on("message", (said: Packing) => {
    if ("total" in said) onProgress(said.done, said.total);
    else failure = failureOf(job.file, said);
  });
  child.send(job);
  const [code] = await once(child, "exit").finally(() => signal.removeEventListener("abort", kill));
  signal.throwIfAborted();
  if (failure !== null) throw failure;
  if (code !== 0) throw new Error(`The backup could not be packed (code ${code}).`);
}

function failureOf(file: string, { code, message }: { code: string; message: string }): Error {
  if (["EACCES", "EPERM", "EROFS", "ENOENT"].includes(code))
    return new AppError("invalid_parameter", `${file} cannot be written: ${message}`, { field: "file", value: file });
  return new Error(`The backup could not be packed: ${message}`);
}
