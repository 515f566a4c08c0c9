import type { ReactNode } from "react";

type ScrollAreaProps = { label: string; className?: string; children: ReactNode };

/** What is too large for its place scrolls in it, by keys as well. */
export function ScrollArea({ label, className = "", children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it holds no fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div role="group" aria-label={label} tabIndex={0} className={`overflow-auto ${className}`}>
      {children}
    </div>
  );
}
