import { useTranslations } from "next-intl";
import type { Job } from "../../../lib/jobs/job.ts";
import { useFormat } from "../../ui/use-format.tsx";

type Outcome = { state?: string; revenue?: string | null; before?: string | null; after?: string | null };

/** What came of a load, a roll back or a flight check. */
export function LoadOutcome({ job: { kind, outcome } }: { job: Job }) {
  const text = useTranslations("admin.loads.outcome");
  const format = useFormat();
  const { state, revenue, before, after } = (outcome ?? {}) as Outcome;
  if (state === "unchanged") return text("unchanged");
  if (kind === "flight_check") return before && after ? text("flight_check", { before: format.amount(before), after: format.amount(after) }) : null;
  return revenue ? text(kind === "roll_back" ? "roll_back" : "load", { revenue: format.money(revenue) }) : null;
}
