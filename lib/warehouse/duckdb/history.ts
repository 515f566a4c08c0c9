/**
 * The loaded history: a folder of Parquet files per load, which the contract's names show as views, so that a load is put in place
 * by pointing at its files, and put back in the same way. The loads before it are kept for that.
 */
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { AppError } from "../../errors.ts";
import { type LoadTable, loadTables } from "../../load/load-run.ts";
import { sqlLiteral } from "../../sql-literal.ts";
import { sqlText } from "../../sql-text.ts";
import { syncPath } from "../../sync-path.ts";
import type { StagedLoad } from "../warehouse.ts";

/** Moves the staged files in and shows them; the caller's transaction makes that one step with what it records. */
export async function takeHistory(connection: DuckDBConnection, root: string, staged: StagedLoad, loadId: number): Promise<void> {
  const folder = folderOf(root, loadId);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const table of loadTables) renameSync(fileOf(staged.folder, table), fileOf(folder, table));
  for (const path of [...loadTables.map((table) => fileOf(folder, table)), folder, root]) syncPath(path);
  await showHistory(connection, root, loadId);
}

/**
 * Throws AppError `file_unreadable` when the load's files are gone. Called at every start, since the data folder may have moved.
 * A history in tables, as former versions kept it, stays there until the next load.
 */
export async function showHistory(connection: DuckDBConnection, root: string, loadId: number): Promise<void> {
  const folder = folderOf(root, loadId);
  const missing = loadTables.find((table) => !existsSync(fileOf(folder, table)));
  const tables = await namedTables(connection);
  if (missing && tables.length === loadTables.length) return;
  if (missing) {
    throw new AppError(
      "file_unreadable",
      `${fileOf(folder, missing)} is missing, and with it the loaded history. Put a backup in its place (npm run restore -- FILE --keep-live), or load the CSV files again: npm run load -- FOLDER --recut`,
    );
  }
  for (const table of tables) await connection.run(`drop table ${table}`);
  await connection.run(historyViews("duckdb/history", folder));
}

/** The text of a file that reads a load's Parquet files, those of `folder`. */
export function historyViews(name: "duckdb/history" | "duckdb/revenue-with", folder: string): string {
  return sqlText(name).replaceAll("'{folder}/", () => sqlLiteral(`${folder}/`).slice(0, -1));
}

export function hasHistory(root: string, loadId: number): boolean {
  return loadTables.every((table) => existsSync(fileOf(folderOf(root, loadId), table)));
}

export function demandHistory(root: string, loadId: number): void {
  if (!hasHistory(root, loadId)) throw new AppError("not_found", `Load ${loadId} is not kept any more. Load its files again.`);
}

/** The load's files under a second name, which stays whatever becomes of the load. Throws AppError `not_found`. */
export function linkHistory(root: string, loadId: number, folder: string): void {
  demandHistory(root, loadId);
  for (const table of loadTables) {
    rmSync(fileOf(folder, table), { force: true });
    linkSync(fileOf(folderOf(root, loadId), table), fileOf(folder, table));
  }
}

/** The folders of the loads that are named stay. */
export function clearHistory(root: string, keep: number[]): void {
  const kept = new Set(keep.map(String));
  for (const name of foldersIn(root)) if (!kept.has(name)) rmSync(join(root, name), { recursive: true, force: true });
}

/** The files are never written again, so that a second name for each is a copy; where the disk knows no second names, they are copied. */
export function copyHistory(root: string, to: string): void {
  for (const name of existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }) : []) {
    const [from, path] = [join(root, name), join(to, name)];
    if (statSync(from).isDirectory()) continue;
    mkdirSync(dirname(path), { recursive: true });
    try {
      linkSync(from, path);
    } catch {
      copyFileSync(from, path, constants.COPYFILE_FICLONE);
    }
  }
}

export function historyBytes(root: string): number {
  return foldersIn(root)
    .flatMap((name) => loadTables.map((table) => fileOf(join(root, name), table)))
    .reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
}

/** Before the first load the names are those of empty tables. */
async function namedTables(connection: DuckDBConnection): Promise<LoadTable[]> {
  const tables = (await connection.runAndReadAll("select table_name from duckdb_tables() where database_name = current_database()")).getRowsJS();
  return loadTables.filter((table) => tables.some(([name]) => name === table));
}

export function folderOf(root: string, loadId: number): string {
  return join(root, String(loadId));
}

function fileOf(folder: string, table: string): string {
  return join(folder, `${table}.parquet`);
}

function foldersIn(root: string): string[] {
  return existsSync(root) ? readdirSync(root) : [];
}
