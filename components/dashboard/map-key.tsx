"use client";
import type { MapPlace } from "../charts/world-map.tsx";
import { useFormat } from "../ui/use-format.tsx";

const steps = ["bg-map1", "bg-map2", "bg-map3", "bg-map4", "bg-map5"];

/** Five equal steps from 0 to the largest. */
export function MapKey({ places }: { places: MapPlace[] }) {
  const format = useFormat();
  const max = Math.max(0, ...places.map(({ value }) => value));
  return (
    <div className="pointer-events-none absolute top-[21.75rem] left-0 text-ink3 text-note">
      <div aria-hidden="true" className="flex gap-px pb-0.5 forced-color-adjust-none">
        {steps.map((step) => (
          <span key={step} className={`h-2 w-[1.375rem] ${step}`} />
        ))}
      </div>
      <div className="flex justify-between">
        <span>0</span>
        <span>{format.compact(max)}</span>
      </div>
    </div>
  );
}
