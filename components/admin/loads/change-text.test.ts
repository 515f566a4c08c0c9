import { expect, it } from "vitest";
import { changeText } from "./change-text.ts";

it.each([
  ["279685.96", "293136.87", "+13450.91"],
  ["0.00", "-0.10", "-0.10"],
  ["-5.00", "-5.00", "same"],
  ["83", "84", "+1"],
])("from %s to %s is %s", (before, after, change) => {
  expect(changeText(before, after, String, "same")).toBe(change);
});
