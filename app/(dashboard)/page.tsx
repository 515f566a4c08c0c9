import { getLocale, getTranslations } from "next-intl/server";
import { SalesPage } from "../../components/dashboard/sales-page.tsx";
import { may } from "../../lib/auth/authorize.ts";
import { parseDetailParams, parsePaintParams } from "../../lib/sales/parse-params.ts";
import { getDetail, getPaint, getStatus } from "../../lib/worker-client.ts";
import { detailSearchOf, paintSearchOf, type Search } from "../address.ts";
import { pageFor } from "../page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("page"))("sales") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const locale = (await getLocale()) === "es" ? "es" : "en";
  const search = await searchParams;
  const paintSearch = paintSearchOf(search);
  if (!paintSearch.has("compare")) paintSearch.set("compare", "previous");
  return pageFor("view_sales", async (caller) => {
    const [paint, detail, status] = await Promise.all([
      getPaint(caller, parsePaintParams(paintSearch)),
      may(caller, "view_orders") ? getDetail(caller, parseDetailParams(detailSearchOf(search))) : null,
      getStatus(caller),
    ]);
    return <SalesPage paint={paint} detail={detail} status={status} locale={locale} shownAt={new Date().toISOString()} />;
  });
}
