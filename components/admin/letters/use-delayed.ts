"use client";
import { useEffect, useState } from "react";

const waitMs = 250;

/** The value once it stands still. */
export function useDelayed<T>(value: T): T {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), waitMs);
    return () => clearTimeout(timer);
  }, [value]);
  return delayed;
}
