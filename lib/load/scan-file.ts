/** A first look at a file: its hash, its header, and whether its bytes are whole records of valid UTF-8. */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { type ColumnPlaces, knownColumns, placeColumns } from "./csv-columns.ts";
import { type Delimiter, delimiters, type LoadTable } from "./load-run.ts";
import { recordFields } from "./record-fields.ts";
import { type RecordSpan, scanRecords } from "./record-scanner.ts";
import { maxRecordBytes, walkRecords } from "./walk-records.ts";

export type FileScan = {
  path: string;
  sha256: string;
  delimiter: Delimiter;
  firstByte: number;
  /** As written; empty when the file is. */
  header: string[];
  headerIsUtf8: boolean;
  columns: ColumnPlaces;
  /** Records after the header. */
  rows: number;
  /** Rows of empty fields alone, which are no records. */
  blankRows: number;
  /** Every record has the header's fields, is valid UTF-8 and reads the same to any reader of CSV. */
  isClean: boolean;
  unterminatedLine: number | null;
};

export async function scanFile(table: LoadTable, path: string, onBytes: (bytes: number) => void): Promise<FileScan> {
  const opening = await readOpening(path);
  const firstByte = opening[0] === 0xef && opening[1] === 0xbb && opening[2] === 0xbf ? 3 : 0;
  const { delimiter, header, headerBytes } = sniff(table, opening.subarray(firstByte));
  const hash = createHash("sha256").update(opening.subarray(0, firstByte));
  const validity = utf8Check();
  let isClean = header.length > 1;
  const { records, blankRows, unterminatedLine, loneCarriageReturn } = await walkRecords(path, {
    delimiter,
    firstByte,
    onRecord: (span) => {
      if (isMisshapen(span, header.length)) isClean = false;
    },
    onPiece: (piece) => {
      hash.update(piece);
      validity.push(piece);
      onBytes(piece.length);
    },
  });
  return {
    path,
    sha256: hash.digest("hex"),
    delimiter,
    firstByte,
    header,
    headerIsUtf8: isUtf8(headerBytes),
    columns: placeColumns(table, header),
    rows: Math.max(0, records - 1),
    blankRows,
    isClean: isClean && validity.end() && !loneCarriageReturn && unterminatedLine === null,
    unterminatedLine,
  };
}

export function isMisshapen(span: RecordSpan, fields: number): boolean {
  return span.fields !== fields || span.stray || span.end - span.start > maxRecordBytes;
}

async function readOpening(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(maxRecordBytes);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The delimiter under which the header names most of the table's columns, else the one that cuts it most often. */
function sniff(table: LoadTable, opening: Buffer) {
  const tries = delimiters.map((delimiter) => {
    const headerBytes = firstRecord(opening, delimiter);
    const text = headerBytes.toString("utf8");
    return { delimiter, headerBytes, header: text === "" ? [] : recordFields(text, delimiter) };
  });
  const rank = ({ header }: { header: string[] }) => knownColumns(table, header) * 1_000_000 + header.length;
  return tries.reduce((best, each) => (rank(each) > rank(best) ? each : best));
}

function firstRecord(opening: Buffer, delimiter: Delimiter): Buffer {
  let found: Buffer | undefined;
  const scanner = scanRecords(delimiter.charCodeAt(0), ({ start, end }) => {
    found ??= opening.subarray(start, end);
  });
  scanner.push(opening);
  scanner.end();
  return found ?? Buffer.alloc(0);
}

/** Checks text that comes in pieces; a character may be cut by their border. */
function utf8Check() {
  let cut: Buffer = Buffer.alloc(0);
  let isValid = true;
  const push = (piece: Buffer) => {
    const text = cut.length === 0 ? piece : Buffer.concat([cut, piece]);
    const whole = text.length - cutBytes(text);
    isValid &&= isUtf8(text.subarray(0, whole));
    cut = Buffer.from(text.subarray(whole));
  };
  return { push, end: () => isValid && cut.length === 0 };
}

/** How many bytes at the end begin a character that is not all there. */
function cutBytes(text: Buffer): number {
  for (let back = 1; back <= 3 && back <= text.length; back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return bytesOfCharacter(byte) > back ? back : 0;
  }
  return 0;
}

function bytesOfCharacter(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
