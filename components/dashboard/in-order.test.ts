import { expect, it } from "vitest";
import { inOrder } from "./in-order.ts";

it("keeps the order that was shown; what is new comes last, what is gone leaves no gap", () => {
  const rows = ["c", "new", "a", "newer"].map((key) => ({ key }));
  expect(inOrder(rows, ["a", "b", "c"]).map(({ key }) => key)).toEqual(["a", "c", "new", "newer"]);
});
