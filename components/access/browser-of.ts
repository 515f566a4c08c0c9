const browsers = [
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /Safari\//],
] as const;
const systems = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["Linux", /Linux/],
] as const;

/** "Firefox, Linux" of what a browser says of itself; null: it is none we know. */
export function browserOf(agent: string | null): string | null {
  const known = [browsers, systems].map((names) => names.find(([, pattern]) => pattern.test(agent ?? ""))?.[0]).filter((name) => name !== undefined);
  return known.length === 0 ? null : known.join(", ");
}
