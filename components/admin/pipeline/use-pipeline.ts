"use client";
import { useQuery } from "@tanstack/react-query";
import { judgeSilence } from "../../../lib/pipeline/judge-parts.ts";
import type { Judgements, Pipeline } from "../../../lib/pipeline/pipeline.ts";
import { AskError, ask } from "../../dashboard/ask.ts";

const everyMs = 1_000;
/** A worker that is well answers long before. */
const answerWithinMs = 4_000;

async function askInTime(signal: AbortSignal): Promise<Pipeline> {
  const late = AbortSignal.timeout(answerWithinMs);
  try {
    return await ask<Pipeline>("/v1/pipeline", AbortSignal.any([signal, late]));
  } catch (cause) {
    throw late.aborted ? new AskError({ code: "too_slow", message: "The worker did not answer in time." }, cause) : cause;
  }
}

type Shown = {
  pipeline: Pipeline;
  parts: Judgements;
  /** Since when the worker says nothing (ms), and why; null while it answers. */
  silence: { since: number; error: Error } | null;
  refetch: () => void;
};

/** How the pipeline fares, every second while somebody sees the page. What was heard last stays, and says since when. */
export function usePipeline(first: Pipeline): Shown {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["pipeline"],
    queryFn: ({ signal }) => askInTime(signal),
    initialData: first,
    initialDataUpdatedAt: () => Date.now(),
    retry: false,
    refetchInterval: everyMs,
  });
  return {
    pipeline: data,
    parts: error === null ? data.parts : judgeSilence(),
    silence: error === null ? null : { since: dataUpdatedAt, error },
    refetch: () => void refetch(),
  };
}
