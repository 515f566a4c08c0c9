/** What an act changed, a line for each thing: `role: viewer → admin`. */
export function changesOf(before: unknown, after: unknown): string[] {
  const was = partsOf(before);
  const is = partsOf(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => changeOf(name, was.get(name), is.get(name)) ?? []);
}

function changeOf(name: string, was: string | undefined, is: string | undefined): string | null {
  if (was === is) return null;
  const change = was === undefined || is === undefined ? (is ?? `${was} →`) : `${was} → ${is}`;
  return name === "" ? change : `${name}: ${change}`;
}

function partsOf(value: unknown): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) return new Map([["", textOf(value)]]);
  return new Map(Object.entries(value).map(([name, part]) => [name, textOf(part)]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
