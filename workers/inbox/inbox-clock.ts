/** When the inbox's time has come, also one that passed while the worker was not there. */
import { Cron } from "croner";
import { z } from "zod";
import { InboxPlan, InboxRun } from "../../lib/inbox/inbox-loads.ts";
import type { State } from "../../lib/state/open-state.ts";

/** `through`: up to when every time was seen. `isDue`: one has come and waits for files that lie still. */
const Kept = z.object({ plan: InboxPlan, through: z.iso.datetime(), isDue: z.boolean(), lastRun: InboxRun.nullable() });
type Kept = z.infer<typeof Kept>;
type Parts = { settings: State["settings"]; timeZone: string; now: () => Date };

const unplanned: InboxPlan = { mode: "off", cron: "0 3 * * *" };

export function createInboxClock({ settings, timeZone, now }: Parts) {
  const fresh = (): Kept => ({ plan: unplanned, through: now().toISOString(), isDue: false, lastRun: null });
  const read = (): Kept => Kept.catch(fresh).parse(settings.get("inbox_loads"));
  const write = (change: Partial<Kept>) => settings.set("inbox_loads", { ...read(), ...change });

  function isDue(): boolean {
    const { plan, through, isDue: wasDue } = read();
    const next = new Cron(plan.cron, { paused: true, timezone: timeZone, mode: "5-part" }).nextRun(new Date(through));
    const hasCome = next !== null && next <= now();
    if (hasCome) write({ through: now().toISOString(), isDue: true });
    return wasDue || hasCome;
  }
  return {
    plan: () => read().plan,
    lastRun: () => read().lastRun,
    /** Times that have passed do not come again by it. */
    setPlan: (plan: InboxPlan) => write({ plan, through: now().toISOString(), isDue: false }),
    /** Whether to take up what lies there. */
    isTime(): boolean {
      const { mode } = read().plan;
      return mode === "watch" || (mode === "clock" && isDue());
    },
    /** What was found at that time. */
    note(found: InboxRun["found"]): void {
      if (read().plan.mode === "clock") write({ isDue: false, lastRun: { at: now().toISOString(), found } });
    },
  };
}
