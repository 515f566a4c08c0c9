/** From the start of the process until the worker answers with numbers again: as it was left, and without its serving store. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Status } from "../lib/status.ts";
import type { Finding } from "./finding.ts";
import { type Product, startProduct } from "./product.ts";

export async function measureRestarts(dataDir: string, port: number): Promise<Finding[]> {
  const whole = await restart(dataDir, port);
  rmSync(join(dataDir, "serving"), { recursive: true });
  const rebuilt = await restart(dataDir, port);
  return [
    { what: "restart until numbers are served", value: whole / 1000, unit: "s", target: { atMost: 3 } },
    { what: "the same, the serving store built again from the warehouse", value: rebuilt / 1000, unit: "s" },
  ];
}

async function restart(dataDir: string, port: number): Promise<number> {
  const started = performance.now();
  const product = await startProduct({ dataDir, port });
  try {
    await untilServing(product);
    return performance.now() - started;
  } finally {
    await product.stop();
  }
}

async function untilServing(product: Product): Promise<void> {
  for (;;) {
    const { serving } = Status.parse(await product.ask("/v1/status"));
    if (serving.state === "ready") return;
    if (serving.state === "failed") throw new Error(`The serving store failed: ${serving.error}`);
    await wait(20);
  }
}
