"use client";
import { useTranslations } from "next-intl";

type ShowAllProps = { count: number; isOpen: boolean; onToggle: () => void };

/** Under a list that is cut. */
export function ShowAll({ count, isOpen, onToggle }: ShowAllProps) {
  const text = useTranslations("charts");
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="target mt-2 rounded-control py-1 font-medium text-accent text-data hover:underline"
    >
      {isOpen ? text("showFewer") : text("showAll", { count })}
    </button>
  );
}
