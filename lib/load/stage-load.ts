/** The whole work of a load but the swap: scan, stage, check, keep the good rows, build the serving store from them. */
import { buildServing } from "../serving/build.ts";
import { amountsFault } from "./check-amounts.ts";
import { addRejects, checkTables, createRejectTable, type Scans } from "./check-tables.ts";
import { compareLoad } from "./compare-load.ts";
import { filesHash } from "./files-hash.ts";
import { createLoadSchema, keepRows } from "./keep-rows.ts";
import { readKept } from "./kept-totals.ts";
import type { LoadJob, LoadProgress, StageOutcome } from "./load-job.ts";
import { type LoadFault, type LoadFile, type LoadReport, loadTables, shrinks } from "./load-run.ts";
import { locateRejects } from "./locate-rejects.ts";
import { type Progress, trackProgress } from "./progress.ts";
import { nameFaults, type RejectSummary, summariseRejects, writeRejects } from "./rejects.ts";
import type { FileScan } from "./scan-file.ts";
import { fileFaults, isReadable, scanSource } from "./scan-source.ts";
import { prepareStaging, stageTable } from "./stage-tables.ts";
import { openStagingDatabase, type StagingDatabase } from "./staging-database.ts";
import { watchFiles } from "./unchanging-files.ts";
import { writeRejectsCsv } from "./write-rejects-csv.ts";

const rejectsShown = 100;

export async function stageLoad(job: LoadJob, send: (progress: LoadProgress) => void): Promise<StageOutcome> {
  const progress = trackProgress(
    loadTables.reduce((sum, table) => sum + job.files[table].bytes, 0),
    send,
  );
  if (typeof job.purpose !== "string") return serveChecked(job, job.purpose, progress);
  const checkUnchanged = watchFiles(job);
  const scans = await scanSource(job, progress.scanned);
  progress.expectRows(loadTables.reduce((sum, table) => sum + (scans[table]?.rows ?? 0), 0));
  const files = loadFiles(job, scans);
  if (job.purpose === "load" && isUnchanged(job, files)) return { state: "unchanged", report: unchangedReport(job, files) };
  const database = await openStagingDatabase(job);
  try {
    return await check(database, job, scans, files, progress, checkUnchanged);
  } finally {
    database.close();
  }
}

/** What a check has kept, with the live lines of today. */
async function serveChecked(job: LoadJob, report: LoadReport, progress: Progress): Promise<StageOutcome> {
  const database = await openStagingDatabase(job);
  try {
    await createLoadSchema(database, job, report.asOf ?? job.startedAt);
    await build(database, job, progress);
    return { state: "staged", report };
  } finally {
    database.close();
  }
}

async function check(
  database: StagingDatabase,
  job: LoadJob,
  scans: Scans,
  files: LoadFile[],
  progress: Progress,
  checkUnchanged: () => void,
): Promise<StageOutcome> {
  await createRejectTable(database);
  const isWhole = await noteFileFaults(database, scans);
  const readable = readableOf(scans);
  await stageAll(database, job, readable, progress).finally(checkUnchanged);
  progress.step("checking");
  await checkTables(database, readable);
  const isAccepted = isWhole && job.acceptRejects;
  await locateAll(database, readable, isAccepted || job.purpose === "check" ? undefined : rejectsShown);
  await nameFaults(database);
  if (job.purpose === "check") await writeRejectsCsv(database, job.folder);
  const rejects = await summariseRejects(database);
  const report = { ...emptyReport(job, withRejects(files, rejects)), ...shownRejects(rejects) };
  if (!isWhole || (rejects.rejectedRows > 0 && !job.acceptRejects)) return { state: "refused", report, fault: refusal(job, report) };
  return writeLoad(database, job, report, rejects, progress);
}

async function writeLoad(
  database: StagingDatabase,
  job: LoadJob,
  checked: LoadReport,
  { rowsByTable }: RejectSummary,
  progress: Progress,
): Promise<StageOutcome> {
  progress.step("writing");
  await keepRows(database, job, rowsByTable);
  await writeRejects(database, job.folder);
  const tooLarge = await amountsFault(database);
  if (tooLarge) return { state: "refused", report: checked, fault: tooLarge };
  const report = { ...checked, ...(await readKept(database, job, checked.files)) };
  if (shrinks(report) && !job.allowShrink && !job.former?.sample) return { state: "refused", report, fault: shrinkage(report) };
  await createLoadSchema(database, job, report.asOf ?? job.startedAt);
  if (job.purpose === "check") {
    progress.step("comparing");
    return { state: "checked", report, unchanged: isUnchanged(job, report.files), findings: await compareLoad(database, job, report) };
  }
  await build(database, job, progress);
  return { state: "staged", report };
}

function build({ connection }: StagingDatabase, { servingFile, id, streamPosition, timeZone }: LoadJob, progress: Progress): Promise<void> {
  progress.step("serving");
  return buildServing({ connection, source: "memory.load", file: servingFile, loadId: id, streamPosition, timeZone, onProgress: progress.part });
}

/** false: a file cannot be used as a whole, and no load is made of the others. */
async function noteFileFaults(database: StagingDatabase, scans: Scans): Promise<boolean> {
  let isWhole = true;
  for (const table of loadTables) {
    const faults = fileFaults(table, scans[table]);
    if (faults.length > 0) isWhole = false;
    await addRejects(database, table, async (add) => faults.forEach(add));
  }
  return isWhole;
}

function readableOf(scans: Scans): Scans {
  const readable: Scans = { ...scans };
  for (const table of loadTables) if (!isReadable(scans[table])) readable[table] = null;
  return readable;
}

async function stageAll(database: StagingDatabase, job: LoadJob, scans: Scans, progress: Progress): Promise<void> {
  await prepareStaging(database);
  for (const table of loadTables) {
    const scan = scans[table];
    const expected = { rows: scan?.rows ?? 0, bytes: job.files[table].bytes };
    await addRejects(database, table, (add) => progress.reading(database.connection, expected, () => stageTable(database, job, table, scan, add)));
  }
}

async function locateAll(database: StagingDatabase, scans: Scans, limit: number | undefined): Promise<void> {
  for (const table of loadTables) {
    const scan = scans[table];
    if (scan) await locateRejects(database, table, scan, limit);
  }
}

function loadFiles(job: LoadJob, scans: Scans): LoadFile[] {
  return loadTables.flatMap((table) => {
    const scan = scans[table];
    if (!scan) return [];
    const { name, bytes } = job.files[table];
    const { sha256, delimiter, rows, blankRows, columns, header } = scan;
    return [{ name, bytes, sha256, delimiter, rows, rejected: 0, blankRows, matchedColumns: matchedColumns(columns, header), ignoredColumns: columns.ignored }];
  });
}

function matchedColumns({ places }: FileScan["columns"], header: string[]): LoadFile["matchedColumns"] {
  return [...places].map(([name, place]) => {
    const written = header[place]?.trim() ?? name;
    return { name, from: written.toLowerCase() === name ? null : written };
  });
}

function withRejects(files: LoadFile[], { rowsByTable }: RejectSummary): LoadFile[] {
  return files.map((file) => ({ ...file, rejected: loadTables.reduce((sum, table) => (file.name === `${table}.csv` ? rowsByTable[table] : sum), 0) }));
}

function shownRejects({ rejectedRows, rejectsByReason, rejects, rejectGroups }: RejectSummary) {
  return { rejectedRows, rejectsByReason, rejects, rejectGroups };
}

/** The same bytes under the same options; a made-up store never stands in for one's own. */
function isUnchanged({ former, asOf, acceptRejects, sample }: LoadJob, files: LoadFile[]): boolean {
  if (former?.filesHash == null || former.filesHash !== filesHash(files) || former.sample !== sample) return false;
  const sameAsOf = asOf === null ? !former.asOfGiven : former.asOf !== null && Date.parse(asOf) === Date.parse(former.asOf);
  return sameAsOf && (former.rejectedRows === 0 || acceptRejects);
}

function emptyReport(job: LoadJob, files: LoadFile[]): LoadReport {
  return {
    files,
    rejectedRows: 0,
    rejectsByReason: {},
    rejects: [],
    rejectGroups: [],
    notices: {
      ordersWithoutKnownCustomer: 0,
      linesOfUnknownProducts: 0,
      ordersWithoutLines: 0,
      ordersAfterNow: 0,
      supersededEvents: 0,
      supersededRevenue: null,
    },
    asOf: null,
    asOfGiven: job.asOf !== null,
    before: job.former?.totals ?? null,
    after: null,
  };
}

function unchangedReport(job: LoadJob, files: LoadFile[]): LoadReport {
  const { former } = job;
  const report = emptyReport(job, files);
  return former ? { ...report, rejectedRows: former.rejectedRows, asOf: former.asOf, asOfGiven: former.asOfGiven, after: former.totals } : report;
}

function refusal({ source, otherFiles, files }: LoadJob, { rejects, rejectedRows }: LoadReport): LoadFault {
  const missing = loadTables.filter((table) => files[table].path === null).map((table) => `${table}.csv`);
  if (missing.length > 0) return { code: "files_missing", files: missing, folder: source, others: otherFiles.slice(0, 10) };
  const [first] = rejects;
  const table = loadTables.find((each) => first?.file === `${each}.csv`);
  if (!first || !table) throw new Error("A load was refused without a reject.");
  return { code: "rows_wrong", table, line: first.line, column: first.column, reason: first.reason, rows: rejectedRows };
}

function shrinkage({ before, after }: LoadReport): LoadFault {
  return { code: "shrinks", before: before?.orders ?? 0, after: after?.orders ?? 0 };
}
