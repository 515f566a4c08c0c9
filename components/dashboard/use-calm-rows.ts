"use client";
import { useState } from "react";
import { inOrder } from "./in-order.ts";

const calmMs = 30_000;

/** The rows in the order in which they were shown, put right again every half minute, and whenever `about` changes: live data do not make them jump. */
export function useCalmRows<T extends { key: string }>(rows: T[], about: string): T[] {
  const [shown, setShown] = useState(() => ({ about, keys: rows.map(({ key }) => key), at: Date.now() }));
  if (shown.about === about && Date.now() - shown.at < calmMs) return inOrder(rows, shown.keys);
  setShown({ about, keys: rows.map(({ key }) => key), at: Date.now() });
  return rows;
}
