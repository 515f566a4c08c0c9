import { resolve } from "node:path";
import { parseArgs } from "node:util";

const sections = ["bus", "ingest", "floor", "load", "paint", "page", "refresh", "live", "viewers", "restart"] as const;
export type Section = (typeof sections)[number];

export const usage = `npm run bench -- [--lines N] [--dir FOLDER] [--json FILE] [--only ${sections.join(",")}]

  --lines   order lines (1000000)
  --dir     where files, data and results go (bench-data)
  --json    the results (FOLDER/<lines>/results.json)
  --only    some of the measurements
  --port    of the page; the worker takes the next one (3150)
`;

export type Options = ReturnType<typeof parseOptions>;

/** Throws an Error that says which argument is wrong. */
export function parseOptions(args: string[]) {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { lines: text, dir: text, json: text, only: text, port: text } });
  const lines = whole("lines", values.lines ?? "1000000");
  const folder = resolve(values.dir ?? "bench-data", String(lines));
  return {
    lines,
    folder,
    json: resolve(values.json ?? `${folder}/results.json`),
    only: parseSections(values.only),
    port: whole("port", values.port ?? "3150"),
  };
}

function parseSections(only: string | undefined): Section[] {
  if (only === undefined) return [...sections];
  return only.split(",").map((name) => {
    const section = sections.find((known) => known === name);
    if (!section) throw new Error(`--only ${name}: choose among ${sections.join(", ")}`);
    return section;
  });
}

function whole(name: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} ${value}: must be a whole number`);
  return Number(value);
}
