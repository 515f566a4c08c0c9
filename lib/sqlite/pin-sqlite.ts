/** What a SQLite file holds at a moment, copied in its own time while others go on writing. */
import { backup, DatabaseSync } from "node:sqlite";

const pagesPerStep = 2_000;

export type PinnedSqlite = {
  /** `onProgress`: in pages. */
  copyTo(path: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  close(): void;
};

/** At once. Until it is closed the file's log grows. */
export function pinSqlite(file: string): PinnedSqlite {
  const database = new DatabaseSync(file);
  // A transaction sees what was there when it first read.
  database.exec("begin");
  database.prepare("select count(*) from sqlite_schema").get();
  return {
    async copyTo(path, onProgress = () => {}) {
      await backup(database, path, { rate: pagesPerStep, progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages) });
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}
