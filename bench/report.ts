import { type Finding, isMet } from "./finding.ts";

export type Column = { head: string; right?: boolean };

/** The findings as a Markdown table, which a terminal shows well too. */
export function findingsTable(findings: Finding[]): string {
  const rows = findings.map((finding) => [
    finding.what + (finding.note ? ` (${finding.note})` : ""),
    amount(finding.value, finding.unit),
    targetText(finding),
    verdict(finding),
  ]);
  return markdownTable([{ head: "what" }, { head: "measured", right: true }, { head: "target", right: true }, { head: "met" }], rows);
}

export function markdownTable(columns: Column[], rows: string[][]): string {
  const widths = columns.map(({ head }, index) => Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.right)).join(" | ")} |`;
  const rule = columns.map(({ right }, index) => `${"-".repeat((widths[index] ?? 3) - 1)}${right ? ":" : "-"}`);
  return [line(columns.map(({ head }) => head)), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

export function amount(value: number, unit: Finding["unit"]): string {
  const digits = Math.abs(value) >= 100 || (unit === "" && Number.isInteger(value)) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit === "" ? "" : ` ${unit}`}`;
}

function targetText({ target, unit }: Finding): string {
  if (!target) return "";
  return "atMost" in target ? `≤ ${amount(target.atMost, unit)}` : `≥ ${amount(target.atLeast, unit)}`;
}

function verdict(finding: Finding): string {
  const met = isMet(finding);
  return met === null ? "" : met ? "yes" : "NO";
}

function pad(cell: string, width: number, right: boolean | undefined): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}
