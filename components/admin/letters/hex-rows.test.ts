import { expect, it } from "vitest";
import { hexRows } from "./hex-rows.ts";

it("shows bytes in rows of sixteen, with what can be read of them", () => {
  expect(hexRows(Uint8Array.from([0xff, 0, ...Array(15).fill(0x41)]))).toEqual([
    { at: "0000", hex: "ff 00 41 41 41 41 41 41 41 41 41 41 41 41 41 41", text: "··AAAAAAAAAAAAAA" },
    { at: "0010", hex: "41", text: "A" },
  ]);
});
