import fc from "fast-check";
import { expect, it } from "vitest";
import { csvText } from "./csv-text.ts";

it.each(["=1+1", "+1", "-O7", "@sum", "＝1", "\t=1", "\r=1", "\n=1", "'=1"])("keeps %j a text", (text) => {
  expect(csvText(text)).toMatch(/^"?'/);
  expect(csvText(text)).toContain(`'${text}`);
});

it.each(["O-7", "007", "'s-Hertogenbosch", "", " =1"])("leaves %j as it is", (text) => expect(csvText(text)).toBe(text));

it("quotes what would break the row", () => {
  expect(["a,b", 'the "best"', "two\nlines", "\n"].map(csvText)).toEqual(['"a,b"', '"the ""best"""', '"two\nlines"', `"'\n"`]);
});

it("gives every text back to who takes off quotes and one apostrophe", () => {
  const texts = fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n'\",aé＝") });
  const read = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).replace(/^'('*[=+\-@＝＋－＠\t\r\n])/, "$1");
  fc.assert(
    fc.property(texts, (text) => read(csvText(text)) === text),
    { seed: 7, numRuns: 2000 },
  );
});
