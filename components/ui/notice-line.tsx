import type { ReactNode } from "react";

type NoticeLineProps = { icon: ReactNode; fact: ReactNode; children?: ReactNode; action?: ReactNode };

/** An icon, a bold fact, what to make of it, one act. */
export function NoticeLine({ icon, fact, children, action }: NoticeLineProps) {
  return (
    <>
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <p className="min-w-0 flex-1">
        <strong className="font-semibold text-ink">{fact}</strong> {children}
      </p>
      {action !== undefined && <div className="-my-1.5">{action}</div>}
    </>
  );
}
