/** Loads what comes into the inbox by itself, each set of files once: as soon as it lies still, or when the clock says so. */
import { readCron } from "../../lib/cron/read-cron.ts";
import { openFolderFileStore } from "../../lib/files/open-folder-file-store.ts";
import type { InboxPlan, InboxLoads as InboxReply } from "../../lib/inbox/inbox-loads.ts";
import { log } from "../../lib/log.ts";
import type { Actor } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";
import { createInboxClock } from "./inbox-clock.ts";
import { type Found, watchInboxFiles } from "./inbox-files.ts";
import { createLoadFilesOnce, isBusy, type LoadFilesParts } from "./load-files-once.ts";

export type InboxParts = Pick<LoadFilesParts, "loads" | "jobs"> & {
  state: Pick<State, "settings" | "audit" | "inboxSets">;
  folder: string;
  timeZone: string;
  now: () => Date;
  /** So long nothing of the files may have changed. */
  stillMs?: number;
  /** Between two looks; null: only when `look` is called. */
  everyMs?: number | null;
};

export type InboxLoads = ReturnType<typeof openInboxLoads>;

const actors = {
  watch: { who: "inbox", accountId: null, address: null },
  clock: { who: "schedule", accountId: null, address: null },
} satisfies Record<string, Actor>;

export function openInboxLoads({ state, loads, jobs, folder, timeZone, now, stillMs = 60_000, everyMs = 5_000 }: InboxParts) {
  const clock = createInboxClock({ settings: state.settings, timeZone, now });
  const files = watchInboxFiles(openFolderFileStore(folder), { now, stillMs });
  const once = createLoadFilesOnce({ inboxSets: state.inboxSets, loads, jobs });
  /** What was taken up already need not be read again. */
  let taken = "";
  let looking: Promise<void> | null = null;

  async function lookOnce(): Promise<void> {
    const { mode } = clock.plan();
    if (mode === "off") return;
    const found = await files.look();
    if (!clock.isTime()) return;
    if (found.state === "missing") return clock.note("missing");
    if (found.state === "still") await takeUp(found, actors[mode]);
  }

  async function takeUp(found: Found, by: Actor): Promise<void> {
    if (found.mark === taken) return clock.note("known");
    const hash = await files.hash(found);
    if (hash === null) return;
    const isNew = await once.load(hash, by);
    taken = found.mark;
    clock.note(isNew ? "new" : "known");
  }

  function look(): Promise<void> {
    looking ??= lookOnce()
      .catch((error) => {
        if (!isBusy(error)) log.error({ err: error }, "the inbox could not be looked at");
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  }
  const timer = everyMs === null ? null : setInterval(look, everyMs);
  timer?.unref();

  return {
    look,
    async status(): Promise<InboxReply> {
      const plan = clock.plan();
      const { state: fileState, missing } = await files.look();
      const reading = plan.mode === "clock" ? readCron(plan.cron, timeZone) : null;
      return { plan, folder, timeZone, reading, files: fileState, missing, stillMs, lastRun: clock.lastRun(), last: await once.last() };
    },
    /** Throws AppError `invalid_parameter`. */
    setPlan(plan: InboxPlan, by: Actor): void {
      readCron(plan.cron, timeZone);
      const before = clock.plan();
      clock.setPlan(plan);
      state.audit.add(by, { what: "inbox_planned", before, after: plan });
    },
    /** Takes up once more what waits for an admin. Throws AppError `not_found`. */
    again(by: Actor): void {
      const { reason } = once.again();
      taken = "";
      state.audit.add(by, { what: "inbox_tried_again", before: reason });
    },
    /** After the jobs, which a look may wait for. */
    async close(): Promise<void> {
      if (timer) clearInterval(timer);
      await looking;
    },
  };
}
