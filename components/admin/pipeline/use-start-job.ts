"use client";
import { useQueryClient } from "@tanstack/react-query";
import { send } from "../../dashboard/ask.ts";
import { useAct } from "../use-act.ts";

/** Starts long work of the pipeline; it is seen at once wherever jobs are listed. */
export function useStartJob(path: string) {
  const client = useQueryClient();
  const { act, ...state } = useAct();
  const start = async (): Promise<boolean> => {
    const isStarted = await act(() => send("POST", path));
    await client.invalidateQueries({ queryKey: ["jobs"] });
    return isStarted;
  };
  return { start, ...state };
}
