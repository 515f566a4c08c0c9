"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Segmented } from "../ui/segmented.tsx";
import { useFormat } from "../ui/use-format.tsx";
import type { NamedRow } from "./breakdown-table.ts";
import { ChartPanel } from "./chart-panel.tsx";
import { CountryTable } from "./country-table.tsx";
import { MapKey } from "./map-key.tsx";
import type { PanelProps } from "./panel-props.ts";
import { toldApart } from "./told-apart.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";
import { useGroupName } from "./use-group-name.ts";
import { useMapPlaces } from "./use-map-places.tsx";
import { useMapVariant } from "./view-state.ts";

/** As high as the map, so that nothing moves when it arrives. */
const WorldMap = dynamic(() => import("../charts/world-map.tsx"), { ssr: false, loading: () => <div className="h-[24.5rem]" /> });

export function CountryPanel({ paint, filters, onFilter }: Pick<PanelProps, "paint" | "filters" | "onFilter">) {
  const text = useTranslations("charts");
  const texts = useBreakdownTexts(paint);
  const nameOf = useGroupName();
  const [variant, setVariant] = useMapVariant();
  const title = text("country.title");
  const rows = toldApart(paint.byCountry.map((row) => ({ ...row, name: nameOf("country", row.key, row.label) })));
  const { places, unplaced } = useMapPlaces(paint, rows, filters.country);
  const onPick = (key: string) => onFilter("country", key);
  return (
    <ChartPanel
      title={title}
      subtitle={text("country.subtitle", { currency: paint.store.currency, variant })}
      summary={texts.summary(title, rows)}
      controls={
        <Segmented
          label={text("country.variant")}
          value={variant}
          options={[
            { value: "bubbles", label: text("country.bubbles") },
            { value: "shaded", label: text("country.shaded") },
          ]}
          onChange={(next) => void setVariant(next)}
        />
      }
      table={() => texts.table(title, text("dimension", { dimension: "country" }), rows)}
    >
      <div className="@container">
        <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-[minmax(0,9fr)_minmax(0,11fr)]">
          <div className="relative">
            <WorldMap places={places} variant={variant} label={title} onPick={onPick} />
            {variant === "shaded" && <MapKey places={places} />}
            <Unplaced rows={unplaced} />
          </div>
          <CountryTable rows={rows} total={paint.kpis.revenue} selected={filters.country} onPick={onPick} />
        </div>
      </div>
    </ChartPanel>
  );
}

/** Revenue whose place nobody knows is not lost: it stands below the map. */
function Unplaced({ rows }: { rows: NamedRow[] }) {
  const text = useTranslations("charts.country");
  const format = useFormat();
  if (rows.length === 0) return null;
  const list = rows.slice(0, 5).map(({ name, revenue }) => `${name} ${format.amount(revenue)}`);
  return (
    <p className="pt-1 text-ink3 text-note">
      {text("unplaced")} {list.join(" · ")}
      {rows.length > 5 && ` · ${text("more", { count: rows.length - 5 })}`}
    </p>
  );
}
