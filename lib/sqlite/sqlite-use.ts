/** What a SQLite file of ours is for. */
export type SqliteUse = {
  /** In its head, so that no other program's file is taken for it. */
  applicationId: number;
  /** A folder under `sql/`. */
  migrations: string;
  /** As in "cannot be used as …". */
  purpose: string;
};
