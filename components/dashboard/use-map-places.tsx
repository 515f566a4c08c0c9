"use client";
import { useTranslations } from "next-intl";
import { countryCode } from "../../lib/country.ts";
import type { Paint } from "../../lib/sales/paint.ts";
import type { MapPlace } from "../charts/world-map.tsx";
import { Change } from "../ui/change.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { type NamedRow, revenueChange } from "./breakdown-table.ts";
import { useBreakdownTexts } from "./use-breakdown-texts.ts";

/** The countries a map can show; two spellings of one country share its place, so the later one is listed with what has none. */
export function useMapPlaces(paint: Paint, rows: NamedRow[], selected: string[]) {
  const place = useMapPlace(paint, selected);
  const places: MapPlace[] = [];
  const unplaced: NamedRow[] = [];
  const taken = new Set<string>();
  for (const row of rows) {
    const code = countryCode(row.key);
    if (code === undefined || taken.has(code)) unplaced.push(row);
    else places.push(place(row, code));
    if (code !== undefined) taken.add(code);
  }
  return { places, unplaced };
}

function useMapPlace(paint: Paint, selected: string[]) {
  const text = useTranslations("charts");
  const format = useFormat();
  const { shareText, earlier } = useBreakdownTexts(paint);
  return (row: NamedRow, code: string): MapPlace => {
    const value = format.amount(row.revenue);
    const change = revenueChange(row);
    const rows: MapPlace["rows"] = [
      { label: text("metric", { metric: "revenue" }), value, tone: "strong" },
      { label: text("share"), value: shareText(row.revenue) },
    ];
    if (row.was !== null) rows.push({ label: earlier, value: format.amount(row.was.revenue) });
    if (change !== null) rows.push({ label: text("change"), value: <Change value={change} /> });
    return {
      key: row.key,
      code,
      name: row.name,
      value: Number(row.revenue),
      text: format.compact(Number(row.revenue)),
      rows,
      spoken: `${row.name}: ${value}, ${shareText(row.revenue)}`,
      isSelected: selected.includes(row.key),
    };
  };
}
