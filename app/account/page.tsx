import { getLocale, getTranslations } from "next-intl/server";
import { AccountPage } from "../../components/access/account-page.tsx";
import { OwnSessions } from "../../lib/auth/people.ts";
import { askWorker, getStatus } from "../../lib/worker-client.ts";
import { pageFor } from "../page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("access"))("yourAccount") };
}

export default async function Page() {
  const locale = (await getLocale()) === "es" ? "es" : "en";
  return pageFor("manage_self", async (caller) => {
    const [{ sessions }, { store }] = await Promise.all([askWorker(caller, "/v1/sessions", OwnSessions), getStatus(caller)]);
    return <AccountPage name={caller.user} role={caller.role === "admin" ? "admin" : "viewer"} sessions={sessions} store={store} locale={locale} />;
  });
}
