/** The source text of each member of a JSON object, since a parsed number no longer says how it was written. */
import { quote, skipBlanks, stringEnd, valueEnd } from "./json-scan.ts";

/** `json` must be a valid JSON object. Of a key that stands twice the last counts, as in JSON.parse. */
export function memberSources(json: string): Map<string, string> {
  const sources = new Map<string, string>();
  eachMember(json, (name, { start, end }) => sources.set(name, json.slice(start, end)));
  return sources;
}

/** Where a member stands: its key begins at `keyStart`, its value is from `start` to `end`. */
export type MemberPlace = { keyStart: number; start: number; end: number };

/** In the order in which they stand. `json` must be a valid JSON object. */
export function eachMember(json: string, visit: (name: string, place: MemberPlace) => void): void {
  let at = json.indexOf("{") + 1;
  for (;;) {
    const keyStart = json.indexOf(quote, at);
    if (keyStart === -1) return;
    const keyEnd = stringEnd(json, keyStart);
    const start = skipBlanks(json, json.indexOf(":", keyEnd) + 1);
    at = valueEnd(json, start);
    visit(keyText(json.slice(keyStart, keyEnd)), { keyStart, start, end: at });
  }
}

function keyText(source: string): string {
  return source.includes("\\") ? JSON.parse(source) : source.slice(1, -1);
}
