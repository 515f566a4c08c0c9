"use client";
import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";

type SearchFieldProps = { label: string; value: string; onSearch: (search: string) => void; className?: string };

const waitMs = 250;

/** Asks once the typing pauses. */
export function SearchField({ label, value, onSearch, className = "w-52" }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  const search = typed.trim();
  const tell = useEffectEvent(onSearch);
  useEffect(() => {
    if (search === asked) return;
    const timer = setTimeout(() => {
      setAsked(search);
      tell(search);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [search, asked]);
  return (
    <label className={`relative flex items-center ${className}`}>
      <span className="sr-only">{label}</span>
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute left-3 text-ink3" />
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={label}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8 w-full rounded-control border border-control bg-surface pr-3 pl-9 text-data placeholder:text-ink3 max-tablet:h-11"
      />
    </label>
  );
}
