import { getTranslations } from "next-intl/server";
import { LoadsPage } from "../../../components/admin/loads-page.tsx";
import { Sources } from "../../../lib/sources/sources.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.loads"))("title") };
}

export default async function Page() {
  return adminPageFor("view_loads", async (caller) => <LoadsPage sources={await askWorker(caller, "/v1/sources", Sources)} />);
}
