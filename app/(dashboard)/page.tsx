import { getLocale } from "next-intl/server";
import { SalesPage } from "../../components/dashboard/sales-page.tsx";
import { Starting } from "../../components/dashboard/starting.tsx";
import { AppError } from "../../lib/errors.ts";
import { parseDetailParams, parsePaintParams } from "../../lib/sales/parse-params.ts";
import { getDetail, getPaint, getStatus } from "../../lib/worker-client.ts";
import { getCaller } from "../caller.ts";

type Search = Record<string, string | string[] | undefined>;

/** Parts of the address that say how a panel shows its numbers. */
const viewParts = ["metric", "total", "map"];
const detailParts = ["search", "sort", "direction", "offset"];
const paintParts = ["compare", "grain"];

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const caller = await getCaller("view_sales");
  const locale = (await getLocale()) === "es" ? "es" : "en";
  const search = toUrlSearch(await searchParams);
  const paintSearch = without(search, [...viewParts, ...detailParts]);
  if (!paintSearch.has("compare")) paintSearch.set("compare", "previous");
  try {
    const [paint, detail, status] = await Promise.all([
      getPaint(caller, parsePaintParams(paintSearch)),
      getDetail(caller, parseDetailParams(without(search, [...viewParts, ...paintParts]))),
      getStatus(caller),
    ]);
    return <SalesPage paint={paint} detail={detail} status={status} locale={locale} shownAt={new Date().toISOString()} />;
  } catch (error) {
    if (error instanceof AppError && (error.code === "no_data" || error.code === "worker_unreachable")) return <Starting />;
    throw error;
  }
}

function toUrlSearch(search: Search): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string]));
  return new URLSearchParams(pairs);
}

function without(search: URLSearchParams, names: string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
}
