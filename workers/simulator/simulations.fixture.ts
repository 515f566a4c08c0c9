import { openSimulations, type Simulations } from "./open-simulations.ts";

const notAsked = () => {
  throw new Error("not asked here");
};

/** For tests that do not simulate. */
export const noSimulations: Simulations = openSimulations({
  warehouse: { realEvents: notAsked, currentLoad: notAsked, simulatedRuns: notAsked, purgeEffect: notAsked, purgeRuns: notAsked, purgeOutcome: notAsked },
  serving: { purge: notAsked },
  jobs: { start: notAsked, newest: notAsked, resume: notAsked },
  worker: notAsked,
  audit: notAsked,
  now: notAsked,
});
