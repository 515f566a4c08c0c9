import { expect, it } from "vitest";
import { badSpans } from "./bad-spans.ts";

const bad = (body: string, fields: string[]) => badSpans(body, fields).flatMap(({ text, isBad }) => (isBad ? [text] : []));

it("marks the members that are wrong, with their values", () => {
  const body = '{"order_id":"O1","qty":"3 \\"u\\"","unit_price": -9.99}';
  expect(bad(body, ["qty", "unit_price"])).toEqual(['"qty":"3 \\"u\\""', '"unit_price": -9.99']);
  expect(
    badSpans(body, ["qty"])
      .map(({ text }) => text)
      .join(""),
  ).toBe(body);
});

it("marks nothing where the member is missing, cut off or the whole is wrong", () => {
  expect(bad('{"order_id":"O1"}', ["qty"])).toEqual([]);
  expect(bad('{"qty":"3', ["qty"])).toEqual(['"qty":"3']);
  expect(bad("not json", ["body"])).toEqual([]);
});
