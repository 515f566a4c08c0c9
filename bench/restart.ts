/** From the start of the process until the worker answers with numbers again. */
import { setTimeout as wait } from "node:timers/promises";
import { Status } from "../lib/status.ts";
import type { Finding } from "./finding.ts";
import { type Product, startProduct } from "./product.ts";

export async function measureRestart(dataDir: string, port: number): Promise<number> {
  const started = performance.now();
  const product = await startProduct({ dataDir, port });
  try {
    await untilServing(product);
    return performance.now() - started;
  } finally {
    await product.stop();
  }
}

export async function untilServing(product: Product): Promise<void> {
  while (Status.parse(await product.ask("/v1/status")).serving.state !== "ready") await wait(20);
}

export function restartFindings(ms: number): Finding[] {
  return [{ what: "restart until numbers are served", value: ms / 1000, unit: "s", target: { atMost: 3 } }];
}
