import type { Country } from "./countries.ts";

/** The app grows at the cost of the shops; shops open from ten to nine, and only in some countries. `habit` is 0 to 99. */
export function channelOf(country: Country, habit: number, progress: number, second: number): string {
  const app = 15 + 15 * progress;
  const shop = 30 - 8 * progress;
  const open = country.shops && second >= 36_000 && second < 75_600;
  if (habit < app) return "App";
  if (habit >= 100 - shop) return open ? "Store" : "Online store";
  return habit >= 100 - shop - 16 ? "Marketplace" : "Online store";
}
