"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useReason } from "../dashboard/use-reason.ts";

/** Has the server do something, then shows the page as it is then. `fault`: why it did not. */
export function useAct() {
  const router = useRouter();
  const reason = useReason();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  /** False: it did not. */
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await work();
      router.refresh();
      return true;
    } catch (error) {
      setFault(reason(error instanceof Error ? error : new Error(String(error))));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, fault, clear: () => setFault(null) };
}
