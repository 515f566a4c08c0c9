/** What the numbers are before a load and what they would be after it, from its kept rows, the tables in place and the live lines. */
import { join } from "node:path";
import { averageText, currencyDigits, moneyText, tenThousandthsOf } from "../money.ts";
import { sqlLiteral } from "../sql-literal.ts";
import { sqlText } from "../sql-text.ts";
import { columnNames } from "./csv-columns.ts";
import type { CheckFindings, CheckSide, CheckTotals, LiveLines, TableChanges } from "./flight-check.ts";
import type { LoadJob } from "./load-job.ts";
import { type LoadReport, loadTables } from "./load-run.ts";
import type { StagingDatabase } from "./staging-database.ts";

type Row = Record<string, unknown>;

const listed = 100;
const keyOf = { customers: "customer_id", orders: "order_id", products: "product_id" } as const;

/** The schema `load` is there. */
export async function compareLoad(database: StagingDatabase, job: LoadJob, report: LoadReport): Promise<CheckFindings> {
  const { connection, ask } = database;
  const money = (value: unknown) => moneyText(exactSum(value), currencyDigits(job.currency));
  await createFormerSchema(database, job);
  await connection.run(
    "create or replace temp view live_event as from load.fact_sales_streaming qualify row_number() over (partition by event_id order by position) = 1",
  );
  for (const side of ["former", "load"]) await connection.run(ofSide("side-rows", side));
  await connection.run(sqlText("load/judged-events"));
  const months = await ask(sqlText("load/month-revenue"));
  const stopping = await ask(sqlText("load/stopping-events"), { limit: BigInt(listed) });
  return {
    before: sideOf(await ask(ofSide("side-totals", "former")), job.currency),
    after: sideOf(await ask(ofSide("side-totals", "load")), job.currency),
    months: months.map(({ month, before, after }) => ({ month: String(month), before: money(before), after: money(after) })),
    tables: await tableChanges(database, job, report),
    unknown: unknownOf(await ask(sqlText("load/unknown-lines")), money),
    superseded: supersededOf(await ask(sqlText("load/judged-totals")), money),
    stopping: stopping.map((row) => ({
      eventId: String(row.event_id),
      orderId: String(row.order_id),
      productId: String(row.product_id),
      at: new Date(Number(row.event_ms)).toISOString(),
      amount: money(row.gross_amount),
    })),
  };
}

/** A made-up store's lines are nothing; its orders and customers still tell what a live line is now. */
async function createFormerSchema({ connection, ask }: StagingDatabase, { former, formerFolder }: LoadJob): Promise<void> {
  await connection.run("create schema former");
  if (formerFolder === null) {
    for (const table of loadTables) await connection.run(`create view former.${table} as from load.${table} where false`);
  } else {
    await connection.run("use memory.former");
    await connection.run(sqlText("duckdb/history").replaceAll("'{folder}/", () => sqlLiteral(join(formerFolder, "/")).slice(0, -1)));
    await connection.run("use memory.main");
  }
  if (former?.sample) await connection.run("create or replace view former.order_items as from load.order_items where false");
  await connection.run("create table former.load_state (as_of timestamptz)");
  await ask("insert into former.load_state values (cast($asOf as timestamptz))", { asOf: former?.asOf ?? null });
}

async function tableChanges({ ask }: StagingDatabase, { former }: LoadJob, { files }: LoadReport): Promise<CheckFindings["tables"]> {
  const kept = (table: string) => files.reduce((sum, file) => (file.name === `${table}.csv` ? file.rows - file.rejected : sum), 0);
  const changes = async (table: keyof typeof keyOf | "order_items"): Promise<TableChanges> => {
    const rows = kept(table);
    if (former === null || former.sample) return { rows, added: rows, changed: table === "order_items" ? null : 0, gone: 0 };
    const [found = {}] = await ask(table === "order_items" ? sqlText("load/line-changes") : keyChanges(table));
    return { rows, added: Number(found.added), changed: table === "order_items" ? null : Number(found.changed), gone: Number(found.gone) };
  };
  return {
    customers: await changes("customers"),
    orders: await changes("orders"),
    order_items: await changes("order_items"),
    products: await changes("products"),
  };
}

function keyChanges(table: keyof typeof keyOf): string {
  const key = keyOf[table];
  const columns = columnNames(table).filter((name) => name !== key);
  return sqlText("load/key-changes").replaceAll("{table}", table).replaceAll("{key}", key).replaceAll("{columns}", columns.join(", "));
}

function ofSide(name: "side-rows" | "side-totals", side: string): string {
  return sqlText(`load/${name}`).replaceAll("{side}", side);
}

function sideOf(rows: Row[], currency: string): CheckSide {
  const of = (source: string | null) => totalsOf(rows.find((row) => row.source === source) ?? {}, currencyDigits(currency));
  return { total: of(null), batch: of("batch"), streaming: of("streaming") };
}

function totalsOf({ revenue, sales, lines, orders, customers }: Row, digits: number): CheckTotals {
  const count = Number(orders ?? 0);
  return {
    revenue: moneyText(exactSum(revenue), digits),
    orders: count,
    customers: Number(customers ?? 0),
    lines: Number(lines ?? 0),
    aov: count === 0 ? null : averageText(exactSum(sales), count, digits),
  };
}

function supersededOf(rows: Row[], money: (value: unknown) => string): CheckFindings["superseded"] {
  const of = (name: string): LiveLines => {
    const row = rows.find((each) => each.name === name);
    return { lines: Number(row?.lines ?? 0), orders: Number(row?.orders ?? 0), revenue: money(row?.revenue) };
  };
  return { all: of("all"), stop: of("stop"), resume: of("resume") };
}

function unknownOf(rows: Row[], money: (value: unknown) => string): CheckFindings["unknown"] {
  const of = (what: string, side: string) => {
    const row = rows.find((each) => each.what === what && each.side === side);
    return { lines: Number(row?.lines ?? 0), revenue: money(row?.revenue) };
  };
  const sides = (what: string) => ({ before: of(what, "before"), after: of(what, "after") });
  return { customers: sides("customers"), products: sides("products") };
}

/** Of no rows a sum is null. */
function exactSum(decimal: unknown): bigint {
  return decimal === null || decimal === undefined ? 0n : tenThousandthsOf(String(decimal));
}
