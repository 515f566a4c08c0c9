/** Of an API that is asked for other things. */
import type { Backups } from "./backups.ts";

function notAsked(): never {
  throw new Error("not asked here");
}

export const noBackups: Backups = {
  start: notAsked,
  all: notAsked,
  readCron: notAsked,
  plan: notAsked,
  download: notAsked,
  remove: notAsked,
  settle: notAsked,
  close: notAsked,
};
