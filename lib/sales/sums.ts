/** Revenue, units and all that adds up, and orders as far as they do, from the cubes. */
import type { Question } from "./question.ts";
import { groupValues, type Side } from "./side.ts";

export function askSums(side: Side): Question {
  return { sql: "serving/sums", values: groupValues(side) };
}
