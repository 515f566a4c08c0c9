/** What the order simulator draws from, and what came of a run of it. */
import type { Api, ApiParts } from "./api.ts";

export function addSimulatorRoutes(api: Api, { simulator }: Pick<ApiParts, "simulator">): void {
  api.get("/v1/simulator/sample", async (context) => context.json(await simulator.shopSample()));
  api.get("/v1/simulator/runs/:id", async (context) => context.json(await simulator.runCounts(context.req.param("id"))));
}
