import type { Format } from "./use-format.tsx";

const units = [
  { from: 1e9, name: "GB" },
  { from: 1e6, name: "MB" },
  { from: 0, name: "kB" },
];

/** "14.2 MB": as disks are sold, in thousands. */
export function byteText(bytes: number, format: Pick<Format, "fixed">): string {
  const { from, name } = units.find((unit) => bytes >= unit.from) ?? { from: 0, name: "kB" };
  const value = bytes / Math.max(from, 1e3);
  return `${format.fixed(value, value < 100 && name !== "kB" ? 1 : 0)} ${name}`;
}
