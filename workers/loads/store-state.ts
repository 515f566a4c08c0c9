import type { Config } from "../../lib/config.ts";
import type { LoadRun } from "../../lib/load/load-run.ts";
import { currencyDigits } from "../../lib/money.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import type { ServingBounds } from "../../lib/serving/serving.ts";
import { sampleStoreName } from "../../lib/simulate/sample-store.ts";

const nothing = { firstDay: null, lastDay: null };

/** What a page says of the store: before the first load, `bounds` and `load` are null. An empty name leaves the naming to the page. */
export function storeStateOf(bounds: Pick<ServingBounds, "firstDay" | "lastDay"> | null, load: LoadRun | null, settings: Config): StoreState {
  const { storeName, storeCurrency: currency, storeTimeZone: timeZone } = settings;
  const { firstDay, lastDay } = bounds ?? nothing;
  const name = storeName ?? (load?.sample ? sampleStoreName : "");
  return { name, currency, digits: currencyDigits(currency), timeZone, firstDay, lastDay, load: load && loadState(load) };
}

function loadState(load: LoadRun): NonNullable<StoreState["load"]> {
  const loadedAt = load.finishedAt ?? load.startedAt;
  return {
    id: load.id,
    loadedAt,
    asOf: load.report?.asOf ?? loadedAt,
    sample: load.sample,
    lines: load.report?.after?.lines ?? 0,
    rejectedRows: load.report?.rejectedRows ?? 0,
  };
}
