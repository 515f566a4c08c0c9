import type { ReactNode } from "react";

const tones = { plain: "bg-sunken text-ink2", wash: "bg-wash text-ink2", warn: "bg-warn-wash text-ink2", bad: "bg-bad-wash text-ink2" };

type BannerProps = { tone: keyof typeof tones; icon: ReactNode; fact: ReactNode; children?: ReactNode; action?: ReactNode; role?: "status" | "alert" };

/** One line over the page: a bold fact, the remedy, one act. */
export function Banner({ tone, icon, fact, children, action, role = "status" }: BannerProps) {
  return (
    <div role={role} className={`gutter ${tones[tone]}`}>
      <div className="flex min-h-10 items-center gap-3 py-2 text-data">
        <span aria-hidden="true" className="shrink-0">
          {icon}
        </span>
        <p className="min-w-0 flex-1">
          <strong className="font-semibold text-ink">{fact}</strong> {children}
        </p>
        {action !== undefined && <div className="-my-1.5">{action}</div>}
      </div>
    </div>
  );
}
