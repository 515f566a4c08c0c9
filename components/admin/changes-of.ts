/** What an act changed, a line for each thing: `role: viewer → admin`. What is none and was not there before is left out. */
type ListText = (items: unknown[]) => string;

export function changesOf(before: unknown, after: unknown, listText: ListText): string[] {
  const was = partsOf(before, listText);
  const is = partsOf(after, listText);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => changeOf(name, was.get(name), is.get(name)) ?? []);
}

function changeOf(name: string, was: Part | undefined, is: Part | undefined): string | null {
  if (was?.text === is?.text || (!was && is?.isNone) || (!is && was?.isNone)) return null;
  const change = !was || !is ? (is?.text ?? `${was?.text} →`) : `${was.text} → ${is.text}`;
  return name === "" ? change : `${name}: ${change}`;
}

type Part = { text: string; isNone: boolean };

function partsOf(value: unknown, listText: ListText): Map<string, Part> {
  if (value === null || value === undefined) return new Map();
  const part = (of: unknown): Part => ({ text: textOf(of, listText), isNone: isNone(of) });
  return isRecord(value) ? new Map(Object.entries(value).map(([name, each]) => [name, part(each)])) : new Map([["", part(value)]]);
}

function textOf(value: unknown, listText: ListText): string {
  if (Array.isArray(value)) return listText(value);
  if (!isRecord(value)) return String(value);
  const told = Object.entries(value).filter(([, each]) => !isNone(each));
  return told.map(([name, each]) => `${name} ${textOf(each, listText)}`).join(", ");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNone(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
