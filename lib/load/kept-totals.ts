/** What a load brings, seen before it is put in place. */
import { currencyDigits, moneyText, tenThousandthsOf } from "../money.ts";
import { sqlText } from "../sql-text.ts";
import { filesHash } from "./files-hash.ts";
import type { LoadJob } from "./load-job.ts";
import type { LoadFile, LoadReport } from "./load-run.ts";
import type { StagingDatabase } from "./staging-database.ts";

type Kept = Pick<LoadReport, "asOf" | "asOfGiven" | "after" | "notices">;

/** Reads the views `kept_<table>` and `streamed`. */
export async function readKept(database: StagingDatabase, job: LoadJob, files: LoadFile[]): Promise<Kept> {
  await database.setVariable("now", job.startedAt);
  const row = (await database.ask(sqlText("load/kept-totals")))[0] ?? {};
  const asOf = job.asOf ? new Date(job.asOf) : derivedAsOf(job, files, row.newest_day_end);
  return {
    asOf: asOf.toISOString(),
    asOfGiven: job.asOf !== null,
    after: {
      revenue: revenueText(row.revenue, job),
      orders: Number(row.orders),
      lines: Number(row.lines),
      customers: Number(row.customers),
      firstDay: row.first_day === null ? null : String(row.first_day),
      lastDay: row.last_day === null ? null : String(row.last_day),
    },
    notices: {
      ordersWithoutKnownCustomer: Number(row.orders_without_known_customer),
      linesOfUnknownProducts: Number(row.lines_of_unknown_products),
      ordersWithoutLines: Number(row.orders_without_lines),
      ordersAfterNow: Number(row.orders_after_now),
      ...(await readSuperseded(database, job, asOf)),
    },
  };
}

/** The earlier of the end of the newest order's store day and the time these very files were first seen. */
function derivedAsOf(job: LoadJob, files: LoadFile[], newestDayEnd: unknown): Date {
  const hash = filesHash(files);
  const seen = job.firstSeen.find(([each]) => each === hash)?.[1] ?? job.startedAt;
  const times = [Date.parse(seen), Date.parse(job.startedAt)];
  if (typeof newestDayEnd === "bigint") times.push(Number(newestDayEnd));
  return new Date(Math.min(...times));
}

/** Of the live lines that were there when the load began. */
async function readSuperseded(database: StagingDatabase, job: LoadJob, asOf: Date) {
  await database.setVariable("as_of", asOf.toISOString());
  const row = (await database.ask(sqlText("load/superseded-events")))[0] ?? {};
  return { supersededEvents: Number(row.events), supersededRevenue: revenueText(row.revenue, job) };
}

function revenueText(revenue: unknown, { currency }: LoadJob): string {
  return moneyText(tenThousandthsOf(String(revenue)), currencyDigits(currency));
}
