import { describe, expect, it } from "vitest";
import { splitEvents } from "./split-events.ts";

const split = (body: string | Buffer, contentType?: string) => splitEvents(Buffer.from(body), contentType).map((part) => Buffer.from(part).toString());

describe("what a shop sends is split into", () => {
  it("one event, whatever its lines", () => {
    expect(split('\n {\n "qty": 1\n}\r\n')).toEqual(['{\n "qty": 1\n}']);
  });

  it("the elements of an array, each as it was written", () => {
    const price = '{"unit_price":120.50000000000000001, "note":"a],[ \\" ñ"}';
    expect(split(`[ ${price} ,[1,{"b":[]}],\t"x" , -1.0e2,null]`)).toEqual([price, '[1,{"b":[]}]', '"x"', "-1.0e2", "null"]);
    expect(split("[]")).toEqual([]);
  });

  it("lines, one of which may be broken", () => {
    expect(split('{"qty":1}\r\n\n{"qty":\n {"qty":3} ')).toEqual(['{"qty":1}', '{"qty":', '{"qty":3}']);
  });

  it("lines, whatever they are, where the sender says so", () => {
    expect(split("à\n[1]", "application/x-ndjson; charset=utf-8")).toEqual(["à", "[1]"]);
    expect(split('{"qty":', "application/x-ndjson")).toEqual(['{"qty":']);
  });

  it("in one go, however many lines are blank", () => {
    const started = performance.now();
    expect(split(`{"qty":1}\n${"\n".repeat(1_000_000)}{"qty":2}`, "application/x-ndjson")).toEqual(['{"qty":1}', '{"qty":2}']);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("bytes that need not be text", () => {
    const broken = Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]);
    expect(splitEvents(Buffer.concat([Buffer.from("["), broken, Buffer.from(',{"a":2}]')])).map((part) => Buffer.from(part))).toEqual([
      broken,
      Buffer.from('{"a":2}'),
    ]);
  });

  it("the same behind a byte order mark", () => {
    expect(split('\uFEFF{"qty":1}')).toEqual(['{"qty":1}']);
  });
});

describe("a body is refused", () => {
  it.each([
    ["", /body is empty/],
    [" \n", /body is empty/],
    ["5", /neither one JSON event/],
    ['"text"', /neither/],
    ['{"qty":1,}', /neither.*JSON/],
    ['[{"qty":1}', /neither.*JSON/],
    ["event_id=1&qty=2", /neither/],
    [`[${"1,".repeat(50_000)}1]`, /holds 50001 events/],
  ])("that is %.20s", (body, message) => {
    expect(() => split(body)).toThrow(
      expect.objectContaining({ code: "invalid_parameter", status: 400, field: "body", message: expect.stringMatching(message) }),
    );
  });
});
