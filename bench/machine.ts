import { availableParallelism, cpus, platform, release, totalmem } from "node:os";

/** The cores a process may use, which in a container are fewer than the machine's. */
export function describeMachine(): string {
  const memory = `${Math.round(totalmem() / 1_073_741_824)} GiB`;
  return `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? "an unknown processor"}, ${memory}, ${platform()} ${release()}, Node ${process.version}`;
}
