"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFormat } from "../ui/use-format.tsx";

const restMs = 30_000;

/** Says the total to who cannot see it change, at most every half minute. */
export function SpokenRevenue({ revenue }: { revenue: string }) {
  const text = useTranslations("live");
  const format = useFormat();
  const newest = useRef(revenue);
  newest.current = revenue;
  const [spoken, setSpoken] = useState<string | null>(null);
  useEffect(() => {
    let last = newest.current;
    const timer = setInterval(() => {
      if (newest.current !== last) setSpoken(newest.current);
      last = newest.current;
    }, restMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {spoken !== null && text("spoken", { revenue: format.money(spoken) })}
    </p>
  );
}
