"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { DeadLettersReply, WholeLetterReply } from "../../../lib/events/dead-letters-reply.ts";
import type { LetterChoice } from "../../../lib/events/letter-choice.ts";
import type { LetterCheckReply, LetterGroupsReply, RepairEffectReply, RepairRequest } from "../../../lib/events/letter-replies.ts";
import { againAfter, ask, send } from "../../dashboard/ask.ts";
import { choiceSearch } from "./letter-query.ts";

const key = "letters";
const groupsEveryMs = 5_000;
const pageRows = 50;
/** As many as the API lists at once. */
const mostRows = 500;

export function useLetterGroups(first: LetterGroupsReply) {
  return useQuery({
    queryKey: [key, "groups"],
    queryFn: ({ signal }) => ask<LetterGroupsReply>("/v1/dead-letter-groups", signal),
    initialData: first,
    retry: false,
    refetchInterval: (query) => againAfter(query) || groupsEveryMs,
  });
}

/** The last first. It stands still until something is done, or it is asked for again. */
export function useLetterList(choice: LetterChoice) {
  const search = choiceSearch(choice);
  const [asked, setAsked] = useState({ search, limit: pageRows });
  const limit = asked.search === search ? asked.limit : pageRows;
  const answer = useQuery({
    queryKey: [key, "list", search, limit],
    queryFn: ({ signal }) => ask<DeadLettersReply>(`/v1/dead-letters?${search}&limit=${limit}`, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: againAfter,
    retry: false,
  });
  return { answer, onMore: limit < mostRows ? () => setAsked({ search, limit: Math.min(mostRows, limit + pageRows) }) : null };
}

export function useWholeLetter(messageId: string) {
  return useQuery({
    queryKey: [key, "whole", messageId],
    queryFn: ({ signal }) => ask<WholeLetterReply>(`/v1/dead-letters/${encodeURIComponent(messageId)}`, signal),
    refetchInterval: againAfter,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** What the letter would be with this body; the answer before, until the next comes. */
export function useLetterCheck(messageId: string, body: string) {
  return useQuery({
    queryKey: [key, "check", messageId, body],
    queryFn: () => send<LetterCheckReply>("POST", `/v1/dead-letters/${encodeURIComponent(messageId)}/check`, { body }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: againAfter,
    retry: false,
  });
}

/** null: nothing is asked. */
export function useRepairEffect(request: RepairRequest | null) {
  return useQuery({
    queryKey: [key, "effect", request],
    queryFn: () => send<RepairEffectReply>("POST", "/v1/dead-letters/effect", request),
    enabled: request !== null,
    refetchOnWindowFocus: false,
    refetchInterval: againAfter,
    retry: false,
  });
}

/** Something was done with letters. */
export function useLettersChanged(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: [key] }), [client]);
}
