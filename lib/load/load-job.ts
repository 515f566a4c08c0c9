/** What a load's child process is told, and what it says back. */
import type { AppError } from "../errors.ts";
import type { CheckFindings } from "./flight-check.ts";
import type { LoadFault, LoadReport, LoadRun, LoadTable, LoadTotals } from "./load-run.ts";

export type SourceFile = {
  name: string;
  /** null when the source has no such file. */
  path: string | null;
  bytes: number;
};

export type LoadJob = {
  id: number;
  /** `check`: kept rows and findings, no serving file. A report: that of a check whose kept rows lie in `folder`; they are not read again. */
  purpose: "load" | "check" | LoadReport;
  files: Record<LoadTable, SourceFile>;
  /** Where the files were looked for, and what else lies there: for messages. */
  source: string;
  otherFiles: string[];
  /** Of this load alone; the child writes everything here but the serving file. */
  folder: string;
  /** Written whole before the child ends, or not at all. */
  servingFile: string;
  /** `fact_sales_streaming.parquet` as extracted from the warehouse, and its position. */
  streamingFile: string;
  streamPosition: number;
  currency: string;
  timeZone: string;
  startedAt: string;
  acceptRejects: boolean;
  allowShrink: boolean;
  asOf: string | null;
  sample: boolean;
  /** The load in place: what "unchanged" and "shrinks" are measured by. */
  former: FormerLoad | null;
  /** Its tables as Parquet, for a check. */
  formerFolder: string | null;
  /** When each set of files, by hash, was first loaded or tried: `[filesHash, ISO time]`. */
  firstSeen: [string, string][];
  memoryLimit: string;
  threads: number;
};

export type FormerLoad = {
  filesHash: string | null;
  sample: boolean;
  asOf: string | null;
  asOfGiven: boolean;
  rejectedRows: number;
  totals: LoadTotals | null;
};

export type LoadProgress = Pick<LoadRun, "step" | "rowsDone" | "rowsTotal" | "bytesDone" | "bytesTotal" | "parts">;

export type StageOutcome =
  | { state: "staged"; report: LoadReport }
  | { state: "unchanged"; report: LoadReport }
  | { state: "checked"; report: LoadReport; unchanged: boolean; findings: CheckFindings }
  /** `fault` says why; `report.rejects` row by row. */
  | { state: "refused"; report: LoadReport; fault: LoadFault };

export type ChildMessage =
  | { type: "progress"; progress: LoadProgress }
  | { type: "outcome"; outcome: StageOutcome }
  | { type: "failure"; code: AppError["code"] | null; fault: LoadFault | null; message: string; stack: string };
