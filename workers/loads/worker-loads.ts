/** The loads of a running worker, for a command beside it. */
import { LoadRun } from "../../lib/load/load-run.ts";
import { askWorker } from "../../lib/worker-client.ts";
import type { Loads } from "./loads.ts";

export const workerLoads: Pick<Loads, "start" | "get" | "cancel"> = {
  start: (request) => askWorker(null, "/v1/loads", LoadRun, { method: "POST", body: JSON.stringify(request) }),
  get: (id) => askWorker(null, `/v1/loads/${id}`, LoadRun),
  cancel: (id) => askWorker(null, `/v1/loads/${id}`, LoadRun, { method: "DELETE" }),
};
