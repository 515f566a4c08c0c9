/** One JSON event, a JSON array of them, or one per line: the bytes of each, as they were sent. */
import { AppError } from "../errors.ts";
import { skipBlanks, valueEnd } from "./json-scan.ts";

const maxEventsPerRequest = 50_000;

const ndjson = /^application\/(x-)?(ndjson|jsonl|jsonlines)\b/i;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * `contentType` decides only where it says that each line is an event; then a line may be anything. Else the body itself says what it is.
 * Throws AppError `invalid_parameter` when it is none of the three.
 */
export function splitEvents(body: Uint8Array, contentType?: string): Uint8Array[] {
  const bytes = byteOrderMark.every((byte, index) => body[index] === byte) ? body.subarray(3) : body;
  // One character a byte: where a part lies in the text, it lies in the bytes.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const parts = partsOf(text, contentType).map(([start, end]) => bytes.subarray(start, end));
  if (parts.length > maxEventsPerRequest) throw neither(`holds ${parts.length} events; a request may carry ${maxEventsPerRequest}`);
  return parts;
}

type Part = [start: number, end: number];

function partsOf(text: string, contentType = ""): Part[] {
  const start = skipBlanks(text, 0);
  if (start >= text.length) throw neither("is empty");
  if (ndjson.test(contentType)) return lines(text);
  const fault = jsonFault(text);
  if (fault === null && text[start] === "[") return elements(text, start);
  if (fault === null && text[start] === "{") return [[start, endOfText(text, text.length)]];
  const found = lines(text);
  if (fault !== null && found.some(([from, to]) => isObject(text.slice(from, to)))) return found;
  throw neither(`is neither one JSON event, nor an array of them, nor one per line${fault === null ? "" : `: ${fault}`}`);
}

function elements(text: string, start: number): Part[] {
  const parts: Part[] = [];
  let at = skipBlanks(text, start + 1);
  while (text[at] !== "]") {
    const end = valueEnd(text, at);
    parts.push([at, end]);
    at = skipBlanks(text, end);
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return parts;
}

/** Those that are not blank. */
function lines(text: string): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    const from = startOfText(text, start, end);
    if (from < end) parts.push([from, endOfText(text, end)]);
    start = end + 1;
  }
  return parts;
}

/** Without the blanks after `start`; never beyond `end`, or many blank lines would be looked at once for each. */
function startOfText(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 0x20) at++;
  return at;
}

/** Without the blanks before `end`. */
function endOfText(text: string, end: number): number {
  let at = end;
  while (text.charCodeAt(at - 1) <= 0x20) at--;
  return at;
}

function isObject(line: string): boolean {
  return line.startsWith("{") && jsonFault(line) === null;
}

function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

function neither(reason: string): AppError {
  return new AppError("invalid_parameter", `body ${reason}.`, { field: "body" });
}
