import type { Pipeline } from "./open-pipeline.ts";

const refuse = () => {
  throw new Error("not asked here");
};

/** For an API that is not asked of its pipeline. */
export const noPipeline: Pipeline = { pauses: { current: () => null, pause: refuse, resume: refuse }, report: refuse, rebuild: refuse, check: refuse };
