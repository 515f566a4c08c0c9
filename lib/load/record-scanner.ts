/**
 * Finds the records of a CSV file in its bytes: fields between delimiters, quoted where they hold one, a quote doubled inside quotes,
 * records ended by LF or CRLF; empty lines are skipped, and rows of empty fields alone, which spreadsheets leave at the end. A CR elsewhere and a quote inside an unquoted field are data.
 */

export type RecordSpan = {
  /** Place of the record among all of the file, the header being 0. */
  record: number;
  /** Byte offsets in the file, line end excluded. */
  start: number;
  end: number;
  /** Of its first byte, from 1. */
  line: number;
  fields: number;
  /** Something follows a closing quote. */
  stray: boolean;
};

export type ScanEnd = {
  records: number;
  /** Skipped rows that hold delimiters, maybe quotes, and nothing else. */
  blankRows: number;
  /** Line where a quote opens that nothing closes. */
  unterminatedLine: number | null;
  /** Some CR stands for itself: other readers may take it for a line end. */
  loneCarriageReturn: boolean;
};

const LF = 10;
const CR = 13;
const QUOTE = 34;

const atStart = 0;
const atField = 1;
const plain = 2;
const quoted = 3;
const quoteSeen = 4;
const returnSeen = 5;
const astray = 6;

/** `onRecord` may keep nothing of the span it is given: the object is used again. */
export function scanRecords(delimiter: number, onRecord: (span: RecordSpan) => void, firstByte = 0) {
  const span: RecordSpan = { record: 0, start: firstByte, end: 0, line: 1, fields: 1, stray: false };
  let state = atStart;
  let offset = firstByte;
  let line = 1;
  let quoteLine = 0;
  let returns = 0;
  let lineEnds = 0;
  let before = 0;
  let blankRows = 0;
  let quotedFields = 0;

  function endRecord(end: number): void {
    const isBlank = end - span.start === span.fields - 1 + 2 * quotedFields && state !== quoted;
    if (end > span.start && !isBlank) {
      span.end = end;
      onRecord(span);
      span.record++;
    } else if (end > span.start) blankRows++;
    quotedFields = 0;
    span.fields = 1;
    span.stray = false;
    state = atStart;
  }

  function push(chunk: Uint8Array): void {
    const length = chunk.length;
    for (let i = 0; i < length; i++) {
      let byte = chunk[i] as number;
      if (state === plain) {
        while (byte !== delimiter && byte !== LF && byte !== CR && ++i < length) byte = chunk[i] as number;
        if (i === length) break;
      } else if (state === quoted) {
        while (byte !== QUOTE && byte !== LF && ++i < length) byte = chunk[i] as number;
        if (i === length) break;
        if (byte === QUOTE) state = quoteSeen;
        else line++;
        continue;
      }
      if (byte === LF) {
        const previous = i > 0 ? chunk[i - 1] : before;
        const carried = previous === CR && offset + i > span.start ? 1 : 0;
        lineEnds += carried;
        endRecord(offset + i - carried);
        line++;
        span.start = offset + i + 1;
        span.line = line;
      } else if (byte === delimiter) {
        if (state === returnSeen) span.stray = true;
        span.fields++;
        state = atField;
      } else if (byte === QUOTE) {
        if (state <= atField || state === quoteSeen) {
          if (state !== quoteSeen) {
            quoteLine = line;
            quotedFields++;
          }
          state = quoted;
        } else if (state === returnSeen) {
          span.stray = true;
          state = astray;
        }
      } else if (byte === CR) {
        returns++;
        if (state === quoteSeen) state = returnSeen;
        else if (state === returnSeen) span.stray = true;
        else if (state <= atField) state = plain;
      } else if (state === quoteSeen || state === returnSeen) {
        span.stray = true;
        state = astray;
      } else if (state <= atField) state = plain;
    }
    offset += length;
    before = chunk[length - 1] ?? before;
  }

  function end(): ScanEnd {
    const unterminatedLine = state === quoted ? quoteLine : null;
    if (before === CR && state !== quoted && offset > span.start) {
      lineEnds++;
      endRecord(offset - 1);
    } else endRecord(offset);
    return { records: span.record, blankRows, unterminatedLine, loneCarriageReturn: returns !== lineEnds };
  }

  /** Where the record under way began. */
  const recordStart = () => span.start;
  return { push, end, recordStart };
}
