/** Writes the whole records of a file anew, every field quoted, and notes those that are not: for files that readers of CSV may differ about. */
import { isUtf8 } from "node:buffer";
import { appendFileSync, closeSync, openSync } from "node:fs";
import type { RejectReason } from "./load-run.ts";
import { recordFields } from "./record-fields.ts";
import type { RecordSpan } from "./record-scanner.ts";
import { type FileScan, isMisshapen } from "./scan-file.ts";
import { maxRecordBytes, walkRecords } from "./walk-records.ts";

const bufferedCharacters = 1 << 20;

export type MisshapenRecord = { record: number; line: number; column: string | null; value: string; reason: RejectReason };

/** The new file has no header; its first field is the record's number. */
export async function cleanFile(scan: FileScan, path: string, onMisshapen: (record: MisshapenRecord) => void): Promise<void> {
  const file = openSync(path, "w");
  let buffered = "";
  const flush = () => {
    appendFileSync(file, buffered);
    buffered = "";
  };
  try {
    await walkRecords(scan.path, {
      delimiter: scan.delimiter,
      firstByte: scan.firstByte,
      onRecord: (span, bytes) => {
        if (span.record === 0) return;
        const fault = faultOf(scan, span, bytes());
        if (fault) return onMisshapen({ record: span.record, line: span.line, ...fault });
        buffered += quotedRecord(span.record, recordFields(bytes().toString("utf8"), scan.delimiter));
        if (buffered.length > bufferedCharacters) flush();
      },
    });
    flush();
  } finally {
    closeSync(file);
  }
}

function faultOf(scan: FileScan, span: RecordSpan, bytes: Buffer): Pick<MisshapenRecord, "column" | "value" | "reason"> | null {
  if (isMisshapen(span, scan.header.length)) return { column: null, value: bytes.toString("utf8"), reason: shapeFault(scan, span) };
  if (isUtf8(bytes)) return null;
  const fields = recordFields(bytes.toString("latin1"), scan.delimiter).map((field) => Buffer.from(field, "latin1"));
  const place = fields.findIndex((field) => !isUtf8(field));
  return { column: scan.header[place]?.trim() ?? null, value: fields[place]?.toString("utf8") ?? "", reason: "not_utf8" };
}

function shapeFault(scan: FileScan, span: RecordSpan): RejectReason {
  if (span.end - span.start > maxRecordBytes) return "too_large";
  if (span.stray) return "stray_quote";
  return span.fields < scan.header.length ? "too_few_fields" : "too_many_fields";
}

function quotedRecord(record: number, fields: string[]): string {
  return `${record},${fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")}\n`;
}
