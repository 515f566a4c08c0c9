/** As the system, SQLite and DuckDB say it; quotas and a limit of a file's size are the same to whoever writes. */
const fullDisk = /ENOSPC|EDQUOT|EFBIG|no space left|quota exceeded|disk is full|file too large/i;

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && fullDisk.test(`${"code" in error ? error.code : ""} ${error.message}`);
}
