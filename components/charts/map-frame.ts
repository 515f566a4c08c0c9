/** The part of the world a map shows, in the Equal Earth projection (areas are true to each other; `geoEqualEarth`). */

export type LonLat = readonly [number, number];
export type MapFrame = {
  width: number;
  height: number;
  rotate: [number, number, number];
  center: [number, number];
  scale: number;
};

type Extent = { left: number; right: number; bottom: number; top: number };

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const root = Math.sqrt(3) / 2;
const radians = Math.PI / 180;
/** About the width of Peru and its neighbours: one small country alone is shown among its neighbours. */
const leastSpan = 0.45;

/** Frames `outline` (corner points of what is shown) with `marginPx` around it. */
export function frameOf(outline: LonLat[], width: number, height: number, marginPx: { x: number; y: number }): MapFrame {
  const meridian = middleMeridian(outline.map(([longitude]) => longitude));
  const seen = atLeast(extent(outline.map((point) => equalEarth(turned(point, meridian)))));
  const scale = Math.min((width - 2 * marginPx.x) / (seen.right - seen.left), (height - 2 * marginPx.y) / (seen.top - seen.bottom));
  return { width, height, rotate: [-meridian, 0, 0], center: unproject((seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2), scale };
}

/** Pixels of a place within the frame. */
export function project(frame: MapFrame, point: LonLat): { x: number; y: number } {
  const [x, y] = equalEarth(turned(point, -frame.rotate[0]));
  const [centerX, centerY] = equalEarth(frame.center);
  return { x: frame.width / 2 + frame.scale * (x - centerX), y: frame.height / 2 - frame.scale * (y - centerY) };
}

/** The meridian opposite the widest empty stretch, so that a shop in Fiji and Samoa is not torn apart. */
export function middleMeridian(longitudes: number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let [widest, middle] = [-1, 0];
  sorted.forEach((longitude, index) => {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360;
    if (next - longitude <= widest) return;
    widest = next - longitude;
    middle = (longitude + next) / 2 - 180;
  });
  return wrapped(middle);
}

function equalEarth([longitude, latitude]: LonLat): [number, number] {
  const l = Math.asin(root * Math.sin(latitude * radians));
  const l2 = l * l;
  const l6 = l2 ** 3;
  const x = (longitude * radians * Math.cos(l)) / (root * (a1 + 3 * a2 * l2 + l6 * (7 * a3 + 9 * a4 * l2)));
  return [x, l * (a1 + a2 * l2 + l6 * (a3 + a4 * l2))];
}

/** By halving: y grows with latitude, and x with longitude on a parallel. */
function unproject(x: number, y: number): [number, number] {
  let [low, high] = [-90, 90];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (equalEarth([0, middle])[1] < y) low = middle;
    else high = middle;
  }
  const latitude = (low + high) / 2;
  return [x / equalEarth([1, latitude])[0], latitude];
}

function extent(points: [number, number][]): Extent {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function atLeast({ left, right, bottom, top }: Extent): Extent {
  const x = Math.max(0, leastSpan - (right - left)) / 2;
  const y = Math.max(0, leastSpan - (top - bottom)) / 2;
  return { left: left - x, right: right + x, bottom: bottom - y, top: top + y };
}

function turned([longitude, latitude]: LonLat, meridian: number): LonLat {
  return [wrapped(longitude - meridian), latitude];
}

function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}
