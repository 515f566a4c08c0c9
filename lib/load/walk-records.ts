/** Reads a file once, record by record, in pieces small enough to leave the process free for its parent's messages. */
import { type FileHandle, open } from "node:fs/promises";
import type { Delimiter } from "./load-run.ts";
import { type RecordSpan, type ScanEnd, scanRecords } from "./record-scanner.ts";

/** Longer records are refused: nothing a shop writes comes near, and a missing quote easily does. */
export const maxRecordBytes = 1_000_000;

const pieceBytes = 1 << 20;

type Walk = {
  delimiter: Delimiter;
  /** After a byte order mark. */
  firstByte: number;
  /** `bytes` gives the record as it stands in the file, cut at `maxRecordBytes`; call it at once or not at all. */
  onRecord: (span: RecordSpan, bytes: () => Buffer) => void;
  onPiece?: (piece: Buffer) => void;
};

export async function walkRecords(path: string, { delimiter, firstByte, onRecord, onPiece }: Walk): Promise<ScanEnd> {
  let piece: Buffer = Buffer.alloc(0);
  let pieceStart = firstByte;
  let carried: Buffer = Buffer.alloc(0);
  let recordStart = firstByte;

  const bytesOf = (span: RecordSpan): Buffer => {
    const end = Math.min(span.end, span.start + maxRecordBytes);
    if (span.start >= pieceStart) return piece.subarray(span.start - pieceStart, end - pieceStart);
    return Buffer.concat([carried, piece.subarray(0, Math.max(0, end - pieceStart))]).subarray(0, end - span.start);
  };
  let current: RecordSpan | undefined;
  const bytes = () => (current ? bytesOf(current) : Buffer.alloc(0));
  const scanner = scanRecords(
    delimiter.charCodeAt(0),
    (span) => {
      current = span;
      onRecord(span, bytes);
    },
    firstByte,
  );

  await eachPiece(path, firstByte, (next) => {
    piece = next;
    onPiece?.(piece);
    scanner.push(piece);
    recordStart = scanner.recordStart();
    const keepFrom = Math.max(0, recordStart - pieceStart);
    const kept = recordStart >= pieceStart ? Buffer.alloc(0) : carried;
    carried = kept.length >= maxRecordBytes ? kept : Buffer.concat([kept, piece.subarray(keepFrom)]);
    pieceStart += piece.length;
  });
  piece = Buffer.alloc(0);
  return scanner.end();
}

async function eachPiece(path: string, from: number, visit: (piece: Buffer) => void): Promise<void> {
  const file: FileHandle = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    for (let at = from; ; ) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes, at);
      if (bytesRead === 0) return;
      visit(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
