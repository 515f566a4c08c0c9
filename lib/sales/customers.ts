/** Known customers of every group, each counted once in it, from the order rows. */
import type { Question } from "./question.ts";
import { groupValues, longestBucket, type Side } from "./side.ts";

const noBuckets = { starts: new Int32Array(), ends: new Int32Array() };

/** `withBuckets`: a bit each, so only where there are at most 63. */
export function askCustomers(side: Side, { withBuckets }: { withBuckets: boolean }): Question {
  return { sql: "serving/customers", values: groupValues(withBuckets ? side : { ...side, buckets: noBuckets }) };
}

export function askCustomersByBucket(side: Side): Question {
  return { sql: "serving/customers-by-bucket", values: { ...groupValues(side), span: longestBucket(side) } };
}
