import type { ReactNode } from "react";

export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    <table aria-label={label} className="w-full text-data">
      {children}
    </table>
  );
}

type HeadProps = { children: ReactNode; isNumber?: boolean /** A phone has no room for it. */; wideOnly?: boolean };

export function Head({ children, isNumber = false, wideOnly = false }: HeadProps) {
  return (
    <th
      scope="col"
      className={`whitespace-nowrap border-line2 border-b py-2.5 pr-4 font-medium text-ink3 text-note ${isNumber ? "text-right" : "text-left"} ${wideOnly ? "max-tablet:hidden" : ""}`}
    >
      {children}
    </th>
  );
}
