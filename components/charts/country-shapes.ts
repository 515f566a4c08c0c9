/** Countries as the map draws them: outlines of the world atlas, a point to stand for each. */
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
import type { LonLat } from "./map-frame.ts";
import { smallCountries } from "./small-countries.ts";

export type CountryShape = {
  /** Where its bubble stands. */ point: LonLat /** Of its main land; only the point for one too small to draw. */;
  outline: LonLat[];
  isDrawn: boolean;
};

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** All outlines, with `properties.code` alpha-2 (undefined for land without a code). */
export const world: FeatureCollection<Geometry, { code: string | undefined }> = {
  type: "FeatureCollection",
  features: feature(topology, topology.objects.countries)
    .features.filter(({ id }) => id !== "010")
    .map((shape) => ({ ...shape, properties: { code: shape.id === undefined ? undefined : countries.numericToAlpha2(shape.id) } })),
};

const shapes = new Map(world.features.flatMap((shape) => (shape.properties.code === undefined ? [] : [[shape.properties.code, shape] as const])));

export function countryShape(code: string): CountryShape | null {
  const shape = shapes.get(code);
  if (shape !== undefined) {
    const ring = mainRing(shape);
    return { point: centroid(ring), outline: ring.map(lonLat), isDrawn: true };
  }
  const point = smallCountries[code];
  return point === undefined ? null : { point, outline: [point], isDrawn: false };
}

/** The outline of the largest polygon: France without Guiana, the United States without Alaska. */
function mainRing({ geometry }: Feature): Position[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  return polygons.map(([ring = []]) => ring).sort((a, b) => Math.abs(moments(b).area) - Math.abs(moments(a).area))[0] ?? [];
}

function centroid(ring: Position[]): LonLat {
  const { area, x, y } = moments(ring);
  return [x / (3 * area), y / (3 * area)];
}

/** Twice the area and its first moments, by the shoelace formula. */
function moments(ring: Position[]): { area: number; x: number; y: number } {
  const sum = { area: 0, x: 0, y: 0 };
  ring.forEach((position, index) => {
    const [x, y] = lonLat(position);
    const [nextX, nextY] = lonLat(ring[index + 1] ?? position);
    const cross = x * nextY - nextX * y;
    sum.area += cross;
    sum.x += (x + nextX) * cross;
    sum.y += (y + nextY) * cross;
  });
  return sum;
}

function lonLat([longitude = 0, latitude = 0]: Position): LonLat {
  return [longitude, latitude];
}
