import { getLocale, getTranslations } from "next-intl/server";
import { LivePage } from "../../../components/dashboard/live-page.tsx";
import { may } from "../../../lib/auth/authorize.ts";
import { parsePaintParams } from "../../../lib/sales/parse-params.ts";
import { getLive, getStatus } from "../../../lib/worker-client.ts";
import { paintSearchOf, type Search } from "../../address.ts";
import { pageFor } from "../../page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("page"))("live") };
}

export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const locale = (await getLocale()) === "es" ? "es" : "en";
  const search = paintSearchOf(await searchParams);
  search.set("compare", "none");
  return pageFor("view_orders", async (caller) => {
    const [live, status] = await Promise.all([getLive(caller, parsePaintParams(search)), getStatus(caller)]);
    const maySeeRefused = may(caller, "view_dead_letters");
    return <LivePage paint={live} status={status} locale={locale} shownAt={new Date().toISOString()} maySeeRefused={maySeeRefused} />;
  });
}
