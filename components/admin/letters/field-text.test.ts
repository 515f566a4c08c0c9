import { expect, it } from "vitest";
import { fieldText, writeField } from "./field-text.ts";

it("shows what a member says", () => {
  expect(['"3 u"', "120.50", "null", undefined, "true"].map(fieldText)).toEqual(["3 u", "120.50", "", "", "true"]);
});

it("writes a number as one, unless it came as text", () => {
  expect(writeField('{"qty":0}', "qty", "2", "0")).toBe('{"qty":2}');
  expect(writeField('{"qty":"3 u"}', "qty", "3", '"3 u"')).toBe('{"qty":"3"}');
  expect(writeField('{"qty":0}', "qty", "2.", "0")).toBe('{"qty":"2."}');
  expect(writeField('{"order_id":1234}', "order_id", "1234", "1234")).toBe('{"order_id":"1234"}');
});

it("takes nothing typed for nobody, or for left out where that may be", () => {
  expect(writeField('{"customer_id":"C1"}', "customer_id", "", '"C1"')).toBe('{"customer_id":null}');
  expect(writeField('{"qty":1,"currency":"EUR"}', "currency", "", '"EUR"')).toBe('{"qty":1}');
  expect(writeField('{"qty":1}', "qty", "", "1")).toBe('{"qty":""}');
});
