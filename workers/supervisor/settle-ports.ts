/** Both ports must be free before anything starts: the message says which is not, and which setting changes it. */
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../lib/errors.ts";

type Port = { port: number; host: string; setting: "PORT" | "WORKER_PORT" };

/** A former run that is just ending gets a moment to let go of its ports. */
export async function settlePorts(ports: Port[], patienceMs = 2_000): Promise<void> {
  const until = Date.now() + patienceMs;
  let taken = await takenPorts(ports);
  while (taken.length > 0 && Date.now() < until) {
    await wait(100);
    taken = await takenPorts(ports);
  }
  if (taken.length > 0) throw new AppError("setting_invalid", taken.map(takenText).join("\n"));
}

async function takenPorts(ports: Port[]): Promise<Port[]> {
  const free = await Promise.all(ports.map(isFree));
  return ports.filter((_, index) => !free[index]);
}

function isFree({ port, host }: Port): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(false) : reject(unusable({ port, host }, error))));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

function unusable({ port, host }: { port: number; host: string }, cause: NodeJS.ErrnoException): AppError {
  return new AppError("setting_invalid", `Port ${port} on ${host} cannot be used (${cause.code}).`, { cause });
}

function takenText({ port, setting }: Port): string {
  const whose = setting === "PORT" ? "the page" : "the worker";
  return `Port ${port} is taken, perhaps by another Caudal. Stop that one, or give ${whose} another port: ${setting}=${port + 100} npm start`;
}
