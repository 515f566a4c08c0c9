import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanRecords } from "./record-scanner.ts";

type Found = { line: number; fields: number; text: string; stray: boolean };

function scan(text: string, pieceLength = text.length) {
  const bytes = Buffer.from(text);
  const found: Found[] = [];
  const scanner = scanRecords(44, ({ line, fields, start, end, stray }) => {
    found.push({ line, fields, text: bytes.subarray(start, end).toString(), stray });
  });
  for (let at = 0; at < bytes.length; at += pieceLength) scanner.push(bytes.subarray(at, at + pieceLength));
  return { found, end: scanner.end() };
}

const texts = (text: string) => scan(text).found.map((record) => record.text);

describe("records of a CSV file", () => {
  it("end with LF, CRLF or the file", () => {
    expect(texts("a,b\n1,2\r\n3,4")).toEqual(["a,b", "1,2", "3,4"]);
    expect(scan("a\r\nb\r\n").end).toEqual({ records: 2, blankRows: 0, unterminatedLine: null, loneCarriageReturn: false });
  });

  it("leave empty lines out, and count them as lines", () => {
    expect(scan("\na\n\r\n\nb\n").found).toMatchObject([
      { text: "a", line: 2 },
      { text: "b", line: 5 },
    ]);
  });

  it("leave rows of empty fields out, and count them", () => {
    const { found, end } = scan(',,\na,b,c\n,,\r\n"",,""\n1,,\n,"",","\n,," "\n"""",,\n,,');
    expect(found.map(({ text, line }) => [line, text])).toEqual([
      [2, "a,b,c"],
      [5, "1,,"],
      [6, ',"",","'],
      [7, ',," "'],
      [8, '"""",,'],
    ]);
    expect(end).toMatchObject({ records: 5, blankRows: 4 });
    expect(scan('a\n"b').end).toMatchObject({ records: 2, blankRows: 0, unterminatedLine: 2 });
  });

  it("hold delimiters, line breaks and doubled quotes within quotes", () => {
    expect(scan('1,"a,b\nc ""d"" e",2\n3,4,5').found).toMatchObject([
      { line: 1, fields: 3 },
      { line: 3, fields: 3 },
    ]);
  });

  it("take a quote inside a plain field as text", () => {
    expect(scan('1,5" screen,2\n3,4,5').found.map(({ fields, stray }) => [fields, stray])).toEqual([
      [3, false],
      [3, false],
    ]);
  });

  it("say what follows a closing quote, and go on at the next line", () => {
    expect(scan('1,"a"b,2\n3,4,5\n').found.map(({ stray }) => stray)).toEqual([true, false]);
  });

  it("say on which line a quote opens that nothing closes", () => {
    expect(scan('a,b\n1,"2\n3,4\n').end.unterminatedLine).toBe(2);
  });

  it("say when a CR stands for itself", () => {
    expect(scan("a,b\rc\n").end.loneCarriageReturn).toBe(true);
    expect(scan('a,"b\rc"\n').end.loneCarriageReturn).toBe(false);
  });

  it("are the same however the bytes are cut", () => {
    const csv = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", "é") });
    const sameInPieces = fc.property(csv, fc.integer({ min: 1, max: 5 }), (text, length) => {
      expect(scan(text, length)).toEqual(scan(text));
    });
    fc.assert(sameInPieces, { numRuns: 500, seed: 1 });
  });
});
