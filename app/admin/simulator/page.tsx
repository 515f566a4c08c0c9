import { getTranslations } from "next-intl/server";
import { SimulatorPage } from "../../../components/admin/simulator/simulator-page.tsx";
import { SimulatorState } from "../../../lib/simulate/simulator.ts";
import { askWorker } from "../../../lib/worker-client.ts";
import { adminPageFor } from "../admin-page-for.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("admin.simulator"))("title") };
}

export default async function Page() {
  return adminPageFor("simulate_orders", async (caller) => <SimulatorPage {...(await askWorker(caller, "/v1/simulator", SimulatorState))} />);
}
