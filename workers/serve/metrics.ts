/** What `/metrics` tells Prometheus. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { createRecentTimes } from "../pipeline/recent-times.ts";

/** All are there from the start, so that a first one is an increase. */
const ends: LoadRun["state"][] = ["done", "unchanged", "refused", "cancelled", "failed"];

export type WorkerMetrics = ReturnType<typeof createMetrics>;

export function createMetrics(current: () => { version: number; lines: number; streams: number }) {
  const registry = new Registry();
  const registers = [registry];
  const duration = new Histogram({
    name: "caudal_request_duration_seconds",
    help: "Time from a request to the start of its answer",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2, 5, 10],
    registers,
  });
  const paints = new Counter({ name: "caudal_paints_total", help: "Paints answered", labelNames: ["cached"], registers });
  const paintTimes = createRecentTimes();
  const loads = new Counter({ name: "caudal_load_runs_total", help: "Loads that ended", labelNames: ["state"], registers });
  for (const state of ends) loads.inc({ state }, 0);
  gauge("caudal_version", "Version that is served", () => current().version);
  gauge("caudal_lines", "Lines that are served", () => current().lines);
  gauge("caudal_streams", "Streams of news that are open, one for each web process and role", () => current().streams);
  gauge("caudal_memory_bytes", "Resident memory of the worker", () => process.memoryUsage.rss());

  function gauge(name: string, help: string, read: () => number) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  return {
    registry,
    observeRequest: (method: string, route: string, status: number, ms: number) => duration.observe({ method, route, status }, ms / 1000),
    countPaint(cached: boolean, ms: number): void {
      paints.inc({ cached: String(cached) });
      if (!cached) paintTimes.add(ms);
    },
    paintTimes,
    countLoad: (run: LoadRun) => loads.inc({ state: run.state }),
  };
}
