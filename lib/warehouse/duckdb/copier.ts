/**
 * Copies files that this process has locked, in a process of its own: the system forgets every lock of a process on a file as soon as the process
 * closes that file anywhere, and DuckDB would no longer keep other processes out of its own.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("copy-child.ts", import.meta.url));

export type Copying = { from: string; to: string };
export type Copied = { fault: { code?: string | undefined; message: string } | null };
export type Copier = { copy(file: Copying): Promise<void>; close(): void };

/** Resolves when it can copy at once. */
export async function openCopier(): Promise<Copier> {
  const child = fork(script, [], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const close = () => void child.kill("SIGKILL");
  await nextAnswer(child);
  return {
    async copy(file) {
      const answer = nextAnswer(child);
      child.send(file);
      const { fault } = await answer;
      if (fault) throw Object.assign(new Error(fault.message), { code: fault.code });
    },
    close,
  };
}

function nextAnswer(child: ChildProcess): Promise<Copied> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) => reject(new Error(`The process that copies ended (${signal ?? `exit ${code}`}).`));
    child.once("error", reject).once("exit", ended);
    child.once("message", (said: Copied) => {
      child.off("error", reject).off("exit", ended);
      resolve(said);
    });
  });
}
