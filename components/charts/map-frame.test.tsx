import { renderToStaticMarkup } from "react-dom/server";
import { ComposableMap, Marker } from "react-simple-maps/core";
import { expect, test } from "vitest";
import { frameOf, type LonLat, middleMeridian, project } from "./map-frame.ts";

const chileToMexico: LonLat[] = [
  [-117, 32.5],
  [-86.7, 14.5],
  [-75.6, -17.6],
  [-66.4, -55.6],
  [-35, -5],
];

test("shows every corner within the margins", () => {
  const frame = frameOf(chileToMexico, 420, 380, { x: 40, y: 20 });
  for (const { x, y } of chileToMexico.map((point) => project(frame, point))) {
    expect(x).toBeGreaterThan(39.9);
    expect(x).toBeLessThan(380.1);
    expect(y).toBeGreaterThan(19.9);
    expect(y).toBeLessThan(360.1);
  }
});

test("places a point where the map's own projection draws it", () => {
  const frame = frameOf(chileToMexico, 420, 380, { x: 40, y: 20 });
  const { width, height, ...projectionConfig } = frame;
  const drawn = renderToStaticMarkup(
    <ComposableMap width={width} height={height} projection="geoEqualEarth" projectionConfig={projectionConfig}>
      <Marker coordinates={[-70.6, -33.4]}>x</Marker>
    </ComposableMap>,
  );
  const [, x, y] = drawn.match(/translate\(([\d.]+),? ?([\d.]+)\)/) ?? [];
  expect(project(frame, [-70.6, -33.4])).toEqual({ x: expect.closeTo(Number(x), 3), y: expect.closeTo(Number(y), 3) });
});

test("keeps countries on both sides of the date line together", () => {
  expect(middleMeridian([178, -172])).toBe(-177);
  expect(middleMeridian([-70, -60, -50])).toBe(-60);
});

test("shows neighbours around a single small country", () => {
  const frame = frameOf([[-56, -33]], 400, 400, { x: 0, y: 0 });
  expect(frame.scale).toBeCloseTo(400 / 0.45, 3);
  expect(project(frame, [-56, -33])).toEqual({ x: expect.closeTo(200, 3), y: expect.closeTo(200, 3) });
});
