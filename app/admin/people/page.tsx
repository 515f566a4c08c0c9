import { getTranslations } from "next-intl/server";
import { PeoplePage } from "../../../components/admin/people-page.tsx";
import { People } from "../../../lib/auth/people.ts";
import { config } from "../../../lib/config.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function Page() {
  return adminPageFor("manage_people", async (caller) => {
    const { people } = await askWorker(caller, "/v1/people", People);
    return <PeoplePage people={people} publicUrl={config().publicUrl ?? null} />;
  });
}
