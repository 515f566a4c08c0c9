"use client";
import { useState } from "react";
import { send } from "../dashboard/ask.ts";

type Entered = { mustChangePassword: boolean };

/** Sends what opens the door; a whole new page follows, so that nothing of before stays in it. */
export function useEntry(path: string, next: string) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const enter = async (form: Record<string, string>) => {
    setBusy(true);
    setError(null);
    try {
      const { mustChangePassword } = await send<Entered>("POST", path, form);
      window.location.assign(mustChangePassword ? "/change-password" : next);
    } catch (caught) {
      setBusy(false);
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
  };
  return { isBusy, error, enter };
}

/** Of a form's fields, by name. */
export function fieldsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
