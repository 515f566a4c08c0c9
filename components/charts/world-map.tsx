"use client";
import { type KeyboardEvent, memo, useMemo, useState } from "react";
import { ComposableMap, useMapContext } from "react-simple-maps/core";
import { ChartTooltip, type ChartTooltipProps } from "./chart-tooltip.tsx";
import { countryShape, world } from "./country-shapes.ts";
import { frameOf, type LonLat, type MapFrame, project } from "./map-frame.ts";
import { bubbleRadius, type PlacedLabel, placeLabels } from "./place-labels.ts";
import { useWidth } from "./use-width.ts";

type MapVariant = "bubbles" | "shaded";
export type MapPlace = {
  key: string;
  /** ISO 3166-1 alpha-2. */
  code: string;
  name: string;
  value: number;
  /** Compact, under the name. */
  text: string;
  /** Exact, when pointed at. */
  rows: ChartTooltipProps["rows"];
  spoken: string;
  isSelected: boolean;
};

type WorldMapProps = { places: MapPlace[]; variant: MapVariant; label: string; onPick: (key: string) => void };
type Spot = MapPlace & { x: number; y: number; radius: number; isDrawn: boolean };

const height = 392;
const largestPx = 27;
/** The others are named when pointed at, and in the table. */
const mostLabels = 12;
const labelPx = { line: 14, name: 7, text: 6.8 };
const shades = ["fill-map1", "fill-map2", "fill-map3", "fill-map4", "fill-map5"];

/** The part of the world the places lie in; the places with most revenue are named, all tell their numbers when pointed at. */
export default function WorldMap({ places, variant, label, onPick }: WorldMapProps) {
  const [measure, width] = useWidth();
  const [pointed, setPointed] = useState<string | null>(null);
  return (
    <div ref={measure} className="relative w-full" style={{ height }}>
      {width > 0 && places.length > 0 && (
        <Drawing places={places} variant={variant} label={label} onPick={onPick} width={width} pointed={pointed} onPoint={setPointed} />
      )}
    </div>
  );
}

type DrawingProps = WorldMapProps & { width: number; pointed: string | null; onPoint: (key: string | null) => void };

function Drawing({ places, variant, label, onPick, width, pointed, onPoint }: DrawingProps) {
  const { frame, spots, labels } = useMemo(() => {
    const frame = frameOf(outlineOf(places), width, height, { x: Math.min(64, width / 7), y: 14 });
    const spots = spotsOf(places, frame);
    return { frame, spots, labels: labelsOf(spots, frame) };
  }, [places, width]);
  const shown = spots.find(({ key }) => key === pointed);
  return (
    <>
      <Land spots={spots} frame={frame} variant={variant} onPick={onPick} onPoint={onPoint} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn in an svg */}
      <svg role="group" aria-label={label} width={width} height={height} className="pointer-events-none absolute inset-0 overflow-visible">
        {spots.map((spot) => (
          <SpotMark key={spot.key} spot={spot} variant={variant} isPointed={spot.key === pointed} onPick={onPick} onPoint={onPoint} />
        ))}
      </svg>
      <svg aria-hidden="true" width={width} height={height} className="pointer-events-none absolute inset-0 overflow-visible">
        {labels.map((placed) => (
          <SpotLabel key={placed.key} placed={placed} spot={spots.find(({ key }) => key === placed.key)} />
        ))}
      </svg>
      {shown !== undefined && <ChartTooltip title={shown.name} rows={shown.rows} style={beside(shown, width)} />}
    </>
  );
}

function outlineOf(places: MapPlace[]): LonLat[] {
  return places.flatMap(({ code }) => countryShape(code)?.outline ?? []);
}

/** Most revenue first: it is drawn behind and named first. */
function spotsOf(places: MapPlace[], frame: MapFrame): Spot[] {
  const max = Math.max(0, ...places.map(({ value }) => Math.abs(value)));
  return places
    .flatMap((place) => {
      const shape = countryShape(place.code);
      if (shape === null) return [];
      return [{ ...place, ...project(frame, shape.point), isDrawn: shape.isDrawn, radius: bubbleRadius(place.value, max, largestPx) }];
    })
    .sort((a, b) => b.radius - a.radius);
}

function labelsOf(spots: Spot[], { width }: MapFrame): PlacedLabel[] {
  const bubbles = spots.slice(0, mostLabels).map((spot) => ({
    ...spot,
    labelWidth: Math.max(spot.name.length * labelPx.name, spot.text.length * labelPx.text),
    labelHeight: 2 * labelPx.line,
  }));
  return placeLabels(bubbles, width, height);
}

type LandProps = { spots: Spot[]; frame: MapFrame; variant: MapVariant; onPick: (key: string) => void; onPoint: (key: string | null) => void };

const faded =
  "[mask-composite:intersect] [mask-image:linear-gradient(to_bottom,transparent,black_1.5rem,black_calc(100%-1.5rem),transparent),linear-gradient(to_right,transparent,black_3rem,black_calc(100%-3rem),transparent)]";

/** The pointer's part of the shaded map; keys reach the same countries by their marks. Drawn anew only when what it shows changes. */
const Land = memo(function Land({ frame, ...shapes }: LandProps) {
  const { width, rotate, center, scale } = frame;
  return (
    <ComposableMap
      aria-hidden="true"
      width={width}
      height={height}
      projection="geoEqualEarth"
      projectionConfig={{ rotate, center, scale }}
      className={`absolute inset-0 size-full forced-color-adjust-none ${faded}`}
    >
      <Shapes {...shapes} />
    </ComposableMap>
  );
});

function Shapes({ spots, variant, onPick, onPoint }: Omit<LandProps, "frame">) {
  const { path } = useMapContext();
  const max = Math.max(0, ...spots.map(({ value }) => value));
  const byCode = new Map(spots.map((spot) => [spot.code, spot]));
  return world.features.map((shape, index) => {
    const spot = byCode.get(shape.properties.code ?? "");
    const outline = { d: path(shape) ?? "", strokeWidth: 0.75 };
    if (spot === undefined) return <path key={shape.id ?? `land-${index}`} {...outline} className="fill-land stroke-paper" />;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: hidden from screen readers; keys have the marks
      <path
        key={shape.id}
        {...outline}
        className={`cursor-pointer stroke-paper ${variant === "shaded" ? shadeOf(spot.value, max) : "fill-map1"}`}
        onClick={() => onPick(spot.key)}
        onPointerEnter={() => onPoint(spot.key)}
        onPointerLeave={() => onPoint(null)}
      />
    );
  });
}

/** Five equal steps from 0 to the largest; what is not above zero is left as bare land with an edge. */
function shadeOf(value: number, max: number): string {
  if (value <= 0) return "fill-paper !stroke-bad";
  return shades[Math.min(4, Math.ceil((value / max) * 5) - 1)] ?? "fill-map1";
}

type SpotMarkProps = { spot: Spot; variant: MapVariant; isPointed: boolean; onPick: (key: string) => void; onPoint: (key: string | null) => void };

function SpotMark({ spot, variant, isPointed, onPick, onPoint }: SpotMarkProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onPick(spot.key);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an html button cannot be drawn in an svg
    <g
      role="button"
      tabIndex={0}
      aria-label={spot.spoken}
      aria-pressed={spot.isSelected}
      className="pointer-events-auto cursor-pointer outline-offset-1"
      onClick={() => onPick(spot.key)}
      onKeyDown={onKeyDown}
      onPointerEnter={() => onPoint(spot.key)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(spot.key)}
      onBlur={() => onPoint(null)}
    >
      <circle cx={spot.x} cy={spot.y} r={Math.max(12, spot.radius)} className="fill-transparent" />
      {variant === "bubbles" ? <Bubble spot={spot} isPointed={isPointed} /> : <ShadedPoint spot={spot} />}
    </g>
  );
}

function Bubble({ spot, isPointed }: { spot: Spot; isPointed: boolean }) {
  const place = { cx: spot.x, cy: spot.y, r: spot.radius };
  if (spot.value < 0) return <circle {...place} strokeWidth="2" strokeDasharray="4 2" className="fill-none stroke-bad forced-color-adjust-none" />;
  return (
    <circle
      {...place}
      strokeWidth={spot.isSelected ? 2.5 : 1.5}
      fillOpacity={isPointed ? 0.85 : 0.62}
      className={`fill-accent transition-[fill-opacity] forced-color-adjust-none ${spot.isSelected ? "stroke-accent" : "stroke-paper"}`}
    />
  );
}

/** Singapore on a map of the world: a dot where no outline is drawn. */
function ShadedPoint({ spot }: { spot: Spot }) {
  return spot.isDrawn ? null : <circle cx={spot.x} cy={spot.y} r="5" strokeWidth="1.5" className="fill-accent stroke-paper forced-color-adjust-none" />;
}

function SpotLabel({ placed, spot }: { placed: PlacedLabel; spot: Spot | undefined }) {
  if (spot === undefined) return null;
  const place = { x: placed.x, textAnchor: placed.anchor, strokeWidth: 3, className: "stroke-paper [paint-order:stroke]" };
  return (
    <g className="text-note" strokeLinejoin="round">
      <text {...place} y={placed.y + 10.5} className={`${place.className} fill-ink font-semibold`}>
        {spot.name}
      </text>
      <text {...place} y={placed.y + 10.5 + labelPx.line} className={`${place.className} fill-ink2`}>
        {spot.text}
      </text>
    </g>
  );
}

function beside(spot: Spot, width: number) {
  const away = spot.radius + 12;
  const top = Math.max(0, Math.min(spot.y - 40, height - 120));
  return spot.x < width / 2 ? { left: spot.x + away, top } : { right: width - spot.x + away, top };
}
