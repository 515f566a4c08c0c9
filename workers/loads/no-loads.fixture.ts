/** For tests that are about something else. */
import type { LoadJobs } from "./load-jobs.ts";

const notAsked = () => Promise.reject(new Error("not asked here"));
const notAskedNow = () => {
  throw new Error("not asked here");
};

export const noLoads: LoadJobs = {
  start: notAsked,
  check: notAsked,
  loadChecked: notAsked,
  rollBack: notAsked,
  rollBackEffect: notAsked,
  cancel: notAsked,
  resume: notAsked,
  get: notAsked,
  recent: () => Promise.resolve([]),
  kept: () => Promise.resolve({ inPlace: null, canRollBackTo: [] }),
  checks: { run: notAsked, get: notAsked, last: () => Promise.resolve(null), discard: notAskedNow, rejectsFile: notAskedNow },
};
