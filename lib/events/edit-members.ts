/** Changes single members of an event's JSON text; everything else stays as it came. */
import { eachMember, type MemberPlace, memberSources } from "./member-sources.ts";

/** The source text of each member; null where the text is no JSON object. */
export function readMembers(json: string): Map<string, string> | null {
  return isJsonObject(json) ? memberSources(json) : null;
}

/** `source`: JSON. Of a key that stands twice the last counts, and is changed; one that is missing comes last. */
export function setMember(json: string, name: string, source: string): string {
  const places = placesOf(json);
  const place = places.findLast((one) => one.name === name);
  if (place) return json.slice(0, place.start) + source + json.slice(place.end);
  const at = places.at(-1)?.end ?? json.indexOf("{") + 1;
  return `${json.slice(0, at)}${places.length > 0 ? "," : ""}${JSON.stringify(name)}:${source}${json.slice(at)}`;
}

/** Wherever it stands. */
export function removeMember(json: string, name: string): string {
  const places = placesOf(json);
  const index = places.findIndex((one) => one.name === name);
  const place = places[index];
  if (!place) return json;
  const next = places[index + 1];
  const former = places[index - 1];
  const from = next || !former ? place.keyStart : former.end;
  return removeMember(json.slice(0, from) + json.slice(next ? next.keyStart : place.end), name);
}

function placesOf(json: string): (MemberPlace & { name: string })[] {
  const places: (MemberPlace & { name: string })[] = [];
  eachMember(json, (name, place) => places.push({ ...place, name }));
  return places;
}

function isJsonObject(json: string): boolean {
  try {
    const parsed: unknown = JSON.parse(json.startsWith("\uFEFF") ? json.slice(1) : json);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
