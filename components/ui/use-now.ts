"use client";
import { createContext, useContext, useEffect, useState } from "react";

/** When the server drew the page (ms): what the browser draws first must be the same. */
export const DrawnAt = createContext<number | null>(null);

/** The time in ms, again every `everyMs`. */
export function useNow(everyMs: number): number {
  const drawnAt = useContext(DrawnAt);
  const [now, setNow] = useState(() => drawnAt ?? Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
