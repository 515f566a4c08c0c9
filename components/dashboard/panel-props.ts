import type { DateRange, FilterName, Filters } from "../../lib/sales/filters.ts";
import type { Paint } from "../../lib/sales/paint.ts";

/** What every panel of the sales page is given. */
export type PanelProps = {
  paint: Paint;
  filters: Filters;
  /** Adds the value to the filter, or takes it out when it is there. */
  onFilter: (name: FilterName, value: string) => void;
  /** `to` exclusive. */
  onRange: (range: DateRange) => void;
};
