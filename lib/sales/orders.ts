/** Orders that the cubes cannot add up: split ones, and those with a sale in any of several categories. */
import type { Question } from "./question.ts";
import { groupValues, type Side } from "./side.ts";

export function askSplitOrders(side: Side): Question {
  return { sql: "serving/split-orders", values: groupValues(side) };
}

export function askOrdersOfCategories(side: Side): Question {
  return { sql: "serving/orders-of-categories", values: groupValues(side) };
}
