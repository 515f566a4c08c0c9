/** The members of an event's JSON object, numbers as they were written. */
import { isUtf8 } from "node:buffer";
import { memberSources } from "./member-sources.ts";
import { type EventField, type RefusalReason, refusalReason } from "./reasons.ts";

/** `none`: the member is missing or null. `other`: true, false, an object or an array. */
export type Member = { kind: "none" | "text" | "number" | "other"; text: string | null };

export type EventBody = (field: EventField) => Member;

const maxBodyBytes = 1_000_000;

/** Of a key that stands twice the last counts; members that nobody asks for do not matter. */
export function readBody(bytes: Uint8Array): EventBody | RefusalReason {
  if (bytes.length > maxBodyBytes) return refusalReason("body", null, "body_too_large");
  if (bytes.length === 0) return refusalReason("body", "", "empty");
  if (!isUtf8(bytes)) return refusalReason("body", null, "not_utf8");
  const text = decode(bytes);
  const parsed = parseJson(text);
  if (parsed === undefined) return refusalReason("body", text, "not_json");
  if (!isRecord(parsed)) return refusalReason("body", text, "not_an_object");
  const sources = memberSources(text);
  return (field) => member(parsed[field], sources.get(field));
}

function member(value: unknown, source: string | undefined): Member {
  if (typeof value === "string") return { kind: "text", text: value };
  if (value === undefined || value === null) return { kind: "none", text: source ?? null };
  return { kind: typeof value === "number" ? "number" : "other", text: source ?? null };
}

/** Without the byte order mark that some editors write. */
function decode(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
