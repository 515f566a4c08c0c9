/** The four names that are taken in, whatever their case. */
import type { LoadTable } from "../load/load-run.ts";

export const uploadNames = ["customers.csv", "orders.csv", "order_items.csv", "products.csv"] as const satisfies `${LoadTable}.csv`[];
export type UploadName = (typeof uploadNames)[number];

/** null: it is none of the four. */
export function uploadNameOf(given: string): UploadName | null {
  return uploadNames.find((name) => name === given.toLowerCase()) ?? null;
}
