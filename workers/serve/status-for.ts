/** What a caller may read of the status: who may not view loads sees how many rows are out, not which, and no folder, file, name of an admin or failure of the machine. */
import { type Caller, may } from "../../lib/auth/authorize.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import type { Status } from "../../lib/status.ts";

export function statusFor(caller: Pick<Caller, "role">, status: Status): Status {
  if (may(caller, "view_loads")) return status;
  const { load, serving, ingest } = status;
  return { ...status, load: load && counted(load), serving: { ...serving, error: null }, ingest: { ...ingest, lastError: null } };
}

function counted(load: LoadRun): LoadRun {
  const report = load.report && { ...load.report, files: [], rejects: [], rejectGroups: [] };
  return { ...load, source: "", by: null, error: null, fault: null, report };
}
