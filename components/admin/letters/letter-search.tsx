"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const waitMs = 300;

/** Asks once the typing pauses. */
export function LetterSearch({ value, onSearch }: { value: string; onSearch: (search: string) => void }) {
  const text = useTranslations("admin.letters");
  const [typed, setTyped] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed alone sets it off
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), waitMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className="relative flex items-center max-tablet:w-full">
      <span className="sr-only">{text("search")}</span>
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute left-3 text-ink3" />
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={text("search")}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-60 rounded-control border border-control bg-surface pr-3 pl-9 text-data placeholder:text-ink3 max-tablet:h-11 max-tablet:w-full"
      />
    </label>
  );
}
