"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const waitMs = 250;

/** Asks once the typing pauses. */
export function DetailSearch({ value, onSearch }: { value: string; onSearch: (search: string) => void }) {
  const text = useTranslations("charts.detail");
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => {
      setAsked(typed);
      onSearch(typed);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [typed, asked, onSearch]);
  return (
    <label className="relative flex items-center">
      <span className="sr-only">{text("search")}</span>
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute left-3 text-ink3" />
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={text("search")}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-52 rounded-control border border-control bg-surface pr-3 pl-9 text-data placeholder:text-ink3 max-tablet:h-11"
      />
    </label>
  );
}
