/** The order simulator: what it draws from, what came of its runs, and driving and purging them. */
import { AppError } from "../../lib/errors.ts";
import { PurgeRequest, RunControl, RunRequest } from "../../lib/simulate/simulator.ts";
import { actorOf } from "../access/actor.ts";
import type { Api, ApiParts } from "./api.ts";
import { parseBody } from "./parse-body.ts";

const actOf = { pause: "simulation_paused", resume: "simulation_resumed", stop: "simulation_stopped" } as const;

export function addSimulatorRoutes(api: Api, { simulator, simulations, access }: Pick<ApiParts, "simulator" | "simulations" | "access">): void {
  api.get("/v1/simulator", async (context) => context.json(await simulations.state()));
  api.get("/v1/simulator/live", (context) => context.json({ run: simulations.live() }));
  api.get("/v1/simulator/sample", async (context) => context.json(await simulator.shopSample()));
  api.get("/v1/simulator/runs/:id", async (context) => context.json(await simulator.runCounts(context.req.param("id"))));
  api.post("/v1/simulator/runs", async (context) => {
    const asked = parseBody(RunRequest, await context.req.text());
    return context.json(await simulations.start(asked, actorOf(context.get("caller"))), 202);
  });
  api.post("/v1/simulator/runs/:id/:control", (context) => {
    const control = RunControl.safeParse(context.req.param("control"));
    if (!control.success) throw new AppError("not_found", `A run is paused, resumed or stopped, not "${context.req.param("control").slice(0, 50)}".`);
    const run = simulations.control(context.req.param("id"), control.data);
    access.audit(context.get("caller"), { what: actOf[control.data], target: run.runId });
    return context.json({ run }, 202);
  });
  api.post("/v1/simulator/purge/effect", async (context) => {
    const { runs } = parseBody(PurgeRequest, await context.req.text());
    return context.json(await simulations.purgeEffect(runs));
  });
  api.post("/v1/simulator/purge", async (context) => {
    const { runs } = parseBody(PurgeRequest, await context.req.text());
    return context.json(await simulations.purge(runs, actorOf(context.get("caller"))), 202);
  });
}
