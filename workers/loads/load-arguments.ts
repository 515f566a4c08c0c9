/** What `npm run load` was given. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { LoadRequest } from "../../lib/load/load-run.ts";

export const loadUsage = `npm run load -- [FOLDER] [--accept-rejects] [--allow-shrink] [--as-of TIME] [--recut]

  FOLDER            holds customers.csv, orders.csv, order_items.csv and products.csv; left out: the inbox
  --accept-rejects  load the good rows and keep the bad ones aside
  --allow-shrink    load even when more than 5 % of the orders go
  --as-of TIME      the moment up to which the files are complete, such as 2025-09-15T18:00:00-03:00
  --recut           take a changed STORE_TIME_ZONE or STORE_CURRENCY with this load`;

/** Wrong arguments, in words. */
export class UsageError extends Error {}

export function parseLoadArguments(given: string[], invokedFrom: string): { request: LoadRequest; recut: boolean } {
  const { values, positionals } = readArguments(given);
  if (positionals.length > 1) throw new UsageError(`One folder at a time, not ${positionals.length}. Put quotes around a name with blanks.`);
  const [folder] = positionals;
  const parsed = LoadRequest.safeParse({
    ...(folder === undefined ? {} : { folder: resolve(invokedFrom, folder) }),
    acceptRejects: values["accept-rejects"],
    allowShrink: values["allow-shrink"],
    asOf: values["as-of"],
  });
  if (!parsed.success) throw new UsageError(`--as-of ${values["as-of"]}: not a time with a zone, such as 2025-09-15T18:00:00-03:00`);
  return { request: parsed.data, recut: values.recut };
}

function readArguments(args: string[]) {
  const flag = { type: "boolean", default: false } as const;
  const options = { "accept-rejects": flag, "allow-shrink": flag, recut: flag, "as-of": { type: "string" } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
