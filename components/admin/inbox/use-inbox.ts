"use client";
import { type Query, useQuery } from "@tanstack/react-query";
import type { InboxLoads } from "../../../lib/inbox/inbox-loads.ts";
import { ask } from "../../dashboard/ask.ts";

const lookAgainMs = 5_000;

export function useInbox(first: InboxLoads): InboxLoads {
  const { data } = useQuery({
    queryKey: ["inbox"],
    queryFn: ({ signal }) => ask<InboxLoads>("/v1/inbox", signal),
    initialData: first,
    retry: false,
    refetchInterval: (_: Query<InboxLoads>) => lookAgainMs,
  });
  return data;
}
