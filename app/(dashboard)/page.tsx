import { getLocale, getTranslations } from "next-intl/server";
import { BadAddress } from "../../components/dashboard/bad-address.tsx";
import { SalesPage } from "../../components/dashboard/sales-page.tsx";
import { AppError } from "../../lib/errors.ts";
import { filterNames } from "../../lib/sales/dimensions.ts";
import { parseDetailParams, parsePaintParams } from "../../lib/sales/parse-params.ts";
import { getDetail, getPaint, getStatus } from "../../lib/worker-client.ts";
import { getCaller } from "../caller.ts";
import { startingPage } from "../starting-page.tsx";
import { getStoreName } from "../store-name.ts";

type Search = Record<string, string | string[] | undefined>;

/** What else stands in the address (how a panel shows its numbers, a campaign's mark) is no question. */
const lineParts = ["from", "to", ...filterNames];
const paintParts = [...lineParts, "compare", "grain"];
const detailParts = [...lineParts, "search", "sort", "direction", "offset"];

export async function generateMetadata() {
  return { title: (await getTranslations("page"))("sales") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const caller = await getCaller("view_sales");
  const locale = (await getLocale()) === "es" ? "es" : "en";
  const search = toUrlSearch(await searchParams);
  const paintSearch = only(search, paintParts);
  if (!paintSearch.has("compare")) paintSearch.set("compare", "previous");
  try {
    const [paint, detail, status] = await Promise.all([
      getPaint(caller, parsePaintParams(paintSearch)),
      getDetail(caller, parseDetailParams(only(search, detailParts))),
      getStatus(caller),
    ]);
    return <SalesPage paint={paint} detail={detail} status={status} locale={locale} shownAt={new Date().toISOString()} />;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_parameter") {
      return <BadAddress storeName={await getStoreName()} field={error.field ?? ""} value={error.value ?? ""} />;
    }
    return startingPage(error, caller);
  }
}

function toUrlSearch(search: Search): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string]));
  return new URLSearchParams(pairs);
}

function only(search: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => names.includes(name)));
}
