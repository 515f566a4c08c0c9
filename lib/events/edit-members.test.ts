import { expect, it } from "vitest";
import { readMembers, removeMember, setMember } from "./edit-members.ts";

it("changes a member's value and leaves every other character as it came", () => {
  expect(setMember('{ "qty" : "3 u" ,\n"unit_price":120.50 }', "qty", "3")).toBe('{ "qty" : 3 ,\n"unit_price":120.50 }');
  expect(setMember('{"a":{"qty":1},"qty":0}', "qty", "2")).toBe('{"a":{"qty":1},"qty":2}');
});

it("changes the one that counts where a key stands twice", () => {
  expect(setMember('{"qty":1,"qty":0}', "qty", "2")).toBe('{"qty":1,"qty":2}');
});

it("adds what is missing, last", () => {
  expect(setMember('{"qty":1}', "customer_id", "null")).toBe('{"qty":1,"customer_id":null}');
  expect(setMember("{ }", "qty", "1")).toBe('{"qty":1 }');
});

it("takes a member out with its comma, wherever it stands", () => {
  expect(removeMember('{"a":1,"b":2,"c":3}', "a")).toBe('{"b":2,"c":3}');
  expect(removeMember('{"a":1,"b":2,"c":3}', "c")).toBe('{"a":1,"b":2}');
  expect(removeMember('{"a":1,"b":2,"a":3}', "a")).toBe('{"b":2}');
  expect(removeMember('{"a":1}', "a")).toBe("{}");
});

it("reads what a JSON object holds, and nothing of anything else", () => {
  expect(readMembers('\uFEFF{"qty":2.0}')?.get("qty")).toBe("2.0");
  expect([readMembers("[1]"), readMembers("{'a':1}"), readMembers("null")]).toEqual([null, null, null]);
});
