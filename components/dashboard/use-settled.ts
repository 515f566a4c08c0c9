"use client";
import { useEffect, useState } from "react";

const freshMs = 4_000;

/** The highest position that is no longer new to the reader. What was there when the page opened never was. */
export function useSettled(highest: number): number {
  const [settled, setSettled] = useState(highest);
  useEffect(() => {
    setTimeout(() => setSettled((before) => Math.max(before, highest)), freshMs);
  }, [highest]);
  return settled;
}
