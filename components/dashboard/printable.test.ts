import { expect, it } from "vitest";
import { printable } from "./printable.ts";

it("leaves what can be read as it is", () => {
  expect(printable('{"qty":"3 u",\n\t"name":"Ñandú <b>"}')).toBe('{"qty":"3 u",\n\t"name":"Ñandú <b>"}');
});

it("shows what could not be seen", () => {
  expect(printable("a\0b\u001b[31m\u007f")).toBe("a␀b␛[31m␡");
});

it("lets nothing turn the text around", () => {
  expect(printable("abc\u202Edef\u200b")).toBe("abc⟨U+202E⟩def⟨U+200B⟩");
});
