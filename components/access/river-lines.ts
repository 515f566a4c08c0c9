/** The picture beside the sign-in form: many streams, of two sources, that become one. */

export const riverSize = { width: 840, height: 900 };

type RiverLine = { path: string; source: "batch" | "streaming"; width: number; opacity: number };
type Bed = { source: RiverLine["source"]; lines: number; spring: [number, number]; narrows: [number, number]; mouth: [number, number] };

const beds: Bed[] = [
  { source: "batch", lines: 21, spring: [60, 520], narrows: [367, 432], mouth: [343, 430] },
  { source: "streaming", lines: 16, spring: [545, 845], narrows: [437, 488], mouth: [434, 493] },
];

const widths = [1, 1.6, 2.4, 1.2, 1.8, 1.2, 2, 1];
const opacities = [0.35, 0.6, 0.9, 0.5, 0.8, 0.3, 0.7];

export function riverLines(): RiverLine[] {
  return beds.flatMap((bed) =>
    Array.from({ length: bed.lines }, (_, index) => ({
      path: pathOf(bed, index / (bed.lines - 1)),
      source: bed.source,
      width: widths[(index * 3) % widths.length] ?? 1,
      opacity: opacities[(index * 5) % opacities.length] ?? 1,
    })),
  );
}

/** `place`: 0 the topmost line of its bed, 1 the lowest. */
function pathOf({ spring, narrows, mouth }: Bed, place: number): string {
  const at = ([top, bottom]: [number, number]) => Math.round(top + (bottom - top) * place);
  const [from, middle, to] = [at(spring), at(narrows), at(mouth)];
  const bend = 300 + Math.round(40 * Math.sin(place * 9));
  return `M0 ${from}C${bend - 90} ${from} ${bend} ${middle} 510 ${middle}S720 ${to} ${riverSize.width} ${to}`;
}
